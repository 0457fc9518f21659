package dev.headroom.report.markdown;

import dev.headroom.gate.Verdict;
import dev.headroom.gate.comparison.BenchmarkComparison;
import dev.headroom.gate.comparison.MetricComparison;
import dev.headroom.report.internal.ChangeText;
import java.util.List;

/** A comparison for a pull request. */
public final class ComparisonMarkdown {

    private ComparisonMarkdown() {}

    public static String of(BenchmarkComparison comparison) {
        var text = new MarkdownText();
        text.line("## Headroom: " + comparison.verdict().id());
        text.line("");
        text.line(MarkdownText.sentence(String.join(", ", comparison.base())) + " → "
                + MarkdownText.sentence(String.join(", ", comparison.head())));
        text.line("");
        text.tableHead(List.of("", "benchmark", "metric", "base", "head", "change", "limit", "n"), "lllrrrrr");
        comparison.comparisons().forEach(each -> text.row(row(each)));
        List<MetricComparison> open = comparison.comparisons().stream()
                .filter(each -> each.verdict() != Verdict.PASS)
                .toList();
        if (!open.isEmpty()) {
            text.heading("Why");
            open.forEach(each -> text.line("- " + MarkdownText.name(each.benchmark()) + ", "
                    + MarkdownText.name(each.metric()) + ": " + MarkdownText.sentence(each.reason())));
        }
        notes(text, comparison);
        return text.toString();
    }

    private static List<String> row(MetricComparison each) {
        return List.of(
                each.verdict().id(),
                MarkdownText.name(each.benchmark()),
                MarkdownText.name(each.metric()),
                MarkdownText.sentence(ChangeText.value(each.base().centre(), each.unit())),
                MarkdownText.sentence(ChangeText.value(each.head().centre(), each.unit())),
                MarkdownText.sentence(ChangeText.change(each)),
                each.limit().text().substring(each.metric().length() + 1),
                each.base().count() + "+" + each.head().count());
    }

    private static void notes(MarkdownText text, BenchmarkComparison comparison) {
        if (comparison.notes().isEmpty()
                && comparison.onlyInBase().isEmpty()
                && comparison.onlyInHead().isEmpty()) {
            return;
        }
        text.heading("Notes");
        comparison
                .onlyInBase()
                .forEach(name -> text.line("- " + MarkdownText.name(name) + " is only in the base, not compared."));
        comparison
                .onlyInHead()
                .forEach(name -> text.line("- " + MarkdownText.name(name) + " is only in the head, not compared."));
        comparison.notes().forEach(note -> text.line("- " + MarkdownText.sentence(note)));
    }
}
