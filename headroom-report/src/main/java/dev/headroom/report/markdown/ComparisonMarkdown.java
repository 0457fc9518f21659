package dev.headroom.report.markdown;

import dev.headroom.gate.Verdict;
import dev.headroom.gate.comparison.BenchmarkComparison;
import dev.headroom.gate.comparison.MetricComparison;
import dev.headroom.report.internal.ChangeText;
import java.util.List;

/** A comparison for a pull request. */
public final class ComparisonMarkdown {

    /** What fits a comment with room to spare; the worst come first. */
    private static final int MAX_ROWS = 100;

    private static final int MAX_SENTENCES = 30;

    private ComparisonMarkdown() {}

    public static String of(BenchmarkComparison comparison) {
        var text = new MarkdownText();
        text.line("## Headroom: " + comparison.verdict().id());
        text.line("");
        text.line(MarkdownText.sentence(String.join(", ", comparison.base())) + " → "
                + MarkdownText.sentence(String.join(", ", comparison.head())));
        text.line("");
        text.tableHead(List.of("", "benchmark", "metric", "base", "head", "change", "limit", "n"), "lllrrrrr");
        comparison.comparisons().stream().limit(MAX_ROWS).forEach(each -> text.row(row(each)));
        more(text, comparison.comparisons().size() - MAX_ROWS, "comparisons");
        List<MetricComparison> open = comparison.comparisons().stream()
                .filter(each -> each.verdict() != Verdict.PASS)
                .toList();
        if (!open.isEmpty()) {
            text.heading("Why");
            open.stream()
                    .limit(MAX_SENTENCES)
                    .forEach(each -> text.line("- " + MarkdownText.name(each.benchmark()) + ", "
                            + MarkdownText.name(each.metric()) + ": " + MarkdownText.sentence(each.reason())));
            more(text, open.size() - MAX_SENTENCES, "reasons");
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
        comparison.onlyInBase().stream()
                .limit(MAX_SENTENCES)
                .forEach(name -> text.line("- " + MarkdownText.name(name) + " is only in the base, not compared."));
        comparison.onlyInHead().stream()
                .limit(MAX_SENTENCES)
                .forEach(name -> text.line("- " + MarkdownText.name(name) + " is only in the head, not compared."));
        comparison.notes().stream().limit(MAX_SENTENCES).forEach(note -> text.line("- " + MarkdownText.sentence(note)));
        more(text, comparison.notes().size() - MAX_SENTENCES, "notes");
        more(text, comparison.onlyInBase().size() - MAX_SENTENCES, "only in the base");
        more(text, comparison.onlyInHead().size() - MAX_SENTENCES, "only in the head");
    }

    private static void more(MarkdownText text, int count, String of) {
        if (count > 0) {
            text.line("");
            text.line("and " + count + " more " + of);
        }
    }
}
