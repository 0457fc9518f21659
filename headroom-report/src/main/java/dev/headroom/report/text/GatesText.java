package dev.headroom.report.text;

import dev.headroom.gate.GateKind;
import dev.headroom.gate.GateResult;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.comparison.BenchmarkComparison;
import dev.headroom.report.GateReport;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import dev.headroom.report.proof.KeptReport;
import dev.headroom.report.text.TextTable.Cell;
import dev.headroom.report.text.TextTable.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Budgets and regression gates, the worst first. */
public final class GatesText {

    private static final int MAX_FAILED = 3;

    private final Screen screen;

    GatesText(Screen screen) {
        this.screen = screen;
    }

    /** What {@code headroom gate} prints: every gate, and the verdict. */
    public static String of(GateReport report, Palette palette) {
        var screen = new Screen(palette);
        new GatesText(screen).append(report.gates(), Integer.MAX_VALUE);
        String word = report.verdict().id().toUpperCase(Locale.ROOT);
        String against = report.baselineId()
                .map(id -> " against " + VisibleText.oneLine(id, 40) + "; one run against one is indicative only")
                .orElse("");
        screen.line("Verdict  " + palette.judged(report.verdict(), word) + "  "
                + palette.faint(VisibleText.oneLine(report.runId(), 40) + against));
        return screen.toString();
    }

    /** What it prints of several runs against several baselines. */
    public static String of(KeptReport report, Palette palette) {
        return KeptText.of(report, palette);
    }

    /** What {@code headroom compare} prints: every metric that has a limit, why, and the verdict. */
    public static String of(BenchmarkComparison comparison, Palette palette) {
        return ComparisonText.of(comparison, palette);
    }

    void append(List<GateResult> gates, int maxRows) {
        append(
                "Budgets",
                gates.stream().filter(g -> g.kind() == GateKind.BUDGET).toList(),
                maxRows);
        append(
                "Regressions",
                gates.stream().filter(g -> g.kind() == GateKind.REGRESSION).toList(),
                maxRows);
    }

    private void append(String title, List<GateResult> gates, int maxRows) {
        if (gates.isEmpty()) {
            return;
        }
        screen.title(title, tally(gates));
        List<GateResult> worstFirst = new ArrayList<>(gates);
        worstFirst.sort(Comparator.comparing(GateResult::verdict).reversed());
        List<GateResult> shown = worstFirst.subList(0, Math.min(maxRows, worstFirst.size()));
        var table = new TextTable("  ", List.of(Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.LEFT), 0);
        shown.forEach(gate -> table.add(row(gate)));
        screen.table(table);
        if (shown.size() < gates.size()) {
            screen.line("  " + screen.palette().faint("and " + (gates.size() - shown.size()) + " more in the report"));
        }
        shown.stream()
                .filter(gate -> gate.verdict() == Verdict.INCONCLUSIVE || gate.verdict() == Verdict.INVALID)
                .collect(Collectors.toMap(GateResult::reason, GateResult::verdict, Verdict::worst, LinkedHashMap::new))
                .forEach((reason, verdict) -> screen.sentence("  " + mark(verdict) + " ", reason, 2));
        screen.blank();
    }

    private static String tally(List<GateResult> gates) {
        long kept = gates.stream().filter(g -> g.verdict() == Verdict.PASS).count();
        long broken = gates.stream().filter(g -> g.verdict() == Verdict.FAIL).count();
        long invalid =
                gates.stream().filter(g -> g.verdict() == Verdict.INVALID).count();
        long unsure = gates.size() - kept - broken - invalid;
        return kept + " kept, " + broken + " broken" + (unsure > 0 ? ", " + unsure + " inconclusive" : "")
                + (invalid > 0 ? ", " + invalid + " not judged" : "");
    }

    private List<Cell> row(GateResult gate) {
        Palette palette = screen.palette();
        String current = MetricText.of(gate.current(), gate.unit());
        return List.of(
                new Cell(mark(gate.verdict()) + " " + gate.subject(), text -> palette.judged(gate.verdict(), text)),
                Cell.of(gate.expression()),
                new Cell("now", palette::faint),
                new Cell(current, text -> palette.judged(gate.verdict(), text)),
                new Cell(distance(gate), palette::faint));
    }

    /** How far the value lies from its limit, which is the headroom the program is named after. */
    private static String distance(GateResult gate) {
        if (gate.current().isEmpty()) {
            return "not measured";
        }
        if (gate.verdict() == Verdict.INCONCLUSIVE) {
            return "inconclusive";
        }
        double current = gate.current().getAsDouble();
        String was = gate.baseline().isPresent()
                ? "was " + MetricText.of(gate.baseline(), gate.unit()) + ", limit "
                        + MetricText.of(gate.limit(), gate.unit())
                : "";
        if (!(gate.limit() > 0)) {
            return was;
        }
        String distance =
                gate.higherIsBetter() ? aboveFloor(current / gate.limit()) : belowCeiling(current / gate.limit());
        return was.isEmpty() ? distance : distance + ", " + was;
    }

    private static String aboveFloor(double share) {
        return share >= 1 ? MetricText.percent(share - 1) + " headroom" : MetricText.percent(1 - share) + " under";
    }

    private static String belowCeiling(double share) {
        return share <= 1
                ? MetricText.percent(1 - share) + " headroom"
                : share < 10
                        ? MetricText.percent(share - 1) + " over"
                        : String.format(Locale.ROOT, "%.0f × the limit", share);
    }

    /** {@code p(95) of GET /orders, rss.peak of default and 2 more}; empty where none failed. */
    static String failed(List<GateResult> gates) {
        List<String> failed = gates.stream()
                .filter(gate -> gate.verdict() == Verdict.FAIL)
                .map(gate -> gate.metric() + " of " + VisibleText.oneLine(gate.subject(), 40))
                .toList();
        int more = failed.size() - MAX_FAILED;
        return failed.stream().limit(MAX_FAILED).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    static String mark(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "✓";
            case INCONCLUSIVE -> "?";
            case FAIL -> "✗";
            case INVALID -> "!";
        };
    }
}
