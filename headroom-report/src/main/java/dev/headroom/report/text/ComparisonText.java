package dev.headroom.report.text;

import dev.headroom.gate.Verdict;
import dev.headroom.gate.comparison.BenchmarkComparison;
import dev.headroom.gate.comparison.ComparisonMethod;
import dev.headroom.gate.comparison.MetricComparison;
import dev.headroom.report.internal.ChangeText;
import dev.headroom.report.internal.VisibleText;
import dev.headroom.report.text.TextTable.Cell;
import dev.headroom.report.text.TextTable.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code headroom compare} prints: a line for each metric that has a limit, the worst first. */
final class ComparisonText {

    private static final int MAX_NAMES = 8;

    private final BenchmarkComparison comparison;
    private final Screen screen;
    private final Palette palette;

    private ComparisonText(BenchmarkComparison comparison, Palette palette) {
        this.comparison = comparison;
        this.palette = palette;
        screen = new Screen(palette);
    }

    static String of(BenchmarkComparison comparison, Palette palette) {
        var text = new ComparisonText(comparison, palette);
        text.head();
        text.table();
        text.reasons();
        text.oneSided("Only in the base", comparison.onlyInBase());
        text.oneSided("Only in the head", comparison.onlyInHead());
        text.notes();
        text.verdict();
        return text.screen.toString();
    }

    private void head() {
        screen.line(palette.strong("Headroom") + "  comparison of " + VisibleText.oneLine(comparison.tool(), 40)
                + " results by " + comparison.replication().plural());
        screen.sentence("  base  ", String.join(", ", comparison.base()), 3);
        screen.sentence("  head  ", String.join(", ", comparison.head()), 3);
        screen.blank();
    }

    private void table() {
        var table = new TextTable(
                "  ", List.of(Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.LEFT), 0);
        table.add(faint("", "limit", "base", "head", "change", "n", ""));
        comparison.comparisons().forEach(each -> table.add(row(each)));
        screen.table(table);
        if (comparison.comparisons().stream().anyMatch(each -> each.method() != ComparisonMethod.NONE)) {
            screen.line("  " + palette.faint("change is head over base, by " + methods()));
        }
        screen.blank();
    }

    private String methods() {
        return comparison.comparisons().stream()
                .filter(each -> each.method() != ComparisonMethod.NONE)
                .map(each -> each.method().label()
                        + (each.interval().isPresent()
                                ? " with its interval of " + Math.round(100 * each.confidence()) + " %"
                                : ""))
                .distinct()
                .collect(Collectors.joining(", or "));
    }

    private List<Cell> row(MetricComparison each) {
        return List.of(
                new Cell(
                        GatesText.mark(each.verdict()) + " " + each.benchmark(),
                        text -> palette.judged(each.verdict(), text)),
                Cell.of(each.limit().text()),
                Cell.of(ChangeText.value(each.base().centre(), each.unit())),
                Cell.of(ChangeText.value(each.head().centre(), each.unit())),
                Cell.of(ChangeText.change(each)),
                new Cell(each.base().count() + "+" + each.head().count(), palette::faint),
                new Cell(state(each), text -> palette.judged(each.verdict(), text)));
    }

    private String state(MetricComparison each) {
        return each.verdict() == Verdict.INCONCLUSIVE && each.blocksNeeded() > 0
                ? MoreText.number(each.blocksNeeded()) + " more"
                : each.verdict().id();
    }

    /** Why what did not pass did not; the same reason once. */
    private void reasons() {
        Set<String> said = new LinkedHashSet<>();
        for (MetricComparison each : comparison.comparisons()) {
            if (each.verdict() != Verdict.PASS && said.add(each.reason())) {
                screen.sentence(
                        "  " + GatesText.mark(each.verdict()) + " ",
                        each.benchmark() + ", " + each.metric() + ": " + each.reason(),
                        3);
            }
        }
        if (!said.isEmpty()) {
            screen.blank();
        }
    }

    private void oneSided(String title, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        List<String> shown = new ArrayList<>(names.subList(0, Math.min(MAX_NAMES, names.size())));
        if (names.size() > MAX_NAMES) {
            shown.add("and " + (names.size() - MAX_NAMES) + " more");
        }
        screen.title(title, "not compared");
        screen.sentence("  ", String.join(", ", shown), 6);
        screen.blank();
    }

    private void notes() {
        if (comparison.notes().isEmpty()) {
            return;
        }
        screen.title("Notes", "");
        comparison.notes().forEach(note -> screen.sentence("  - ", note, 3));
        screen.blank();
    }

    private void verdict() {
        Verdict verdict = comparison.verdict();
        String word = verdict.id().toUpperCase(Locale.ROOT);
        int more = comparison.blocksNeeded();
        String remark = verdict == Verdict.INCONCLUSIVE && more > 0
                ? "  " + MoreText.word(more) + comparison.replication().count(more) + " more a side would decide all"
                : "";
        screen.line("Verdict  " + palette.judged(verdict, palette.strong(word)) + palette.faint(remark));
    }

    private List<Cell> faint(String... titles) {
        return List.of(titles).stream()
                .map(title -> new Cell(title, palette::faint))
                .toList();
    }
}
