package dev.headroom.report.text;

import dev.headroom.gate.Verdict;
import dev.headroom.gate.block.MetricProof;
import dev.headroom.gate.metric.MetricUnit;
import dev.headroom.measure.DecimalText;
import dev.headroom.measure.DurationText;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import dev.headroom.report.proof.CalibrationReport;
import dev.headroom.report.proof.MetricNoise;
import dev.headroom.report.text.TextTable.Cell;
import dev.headroom.report.text.TextTable.Side;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What gates can see on one machine, on one screen. */
final class CalibrationText {

    private final CalibrationReport report;
    private final Palette palette;
    private final Screen screen;

    private CalibrationText(CalibrationReport report, Palette palette) {
        this.report = report;
        this.palette = palette;
        screen = new Screen(palette);
    }

    /** @param folder where it was written, for the last line */
    static String of(CalibrationReport report, Path folder, Palette palette) {
        var text = new CalibrationText(report, palette);
        text.head();
        text.noise();
        text.warnings();
        text.notes();
        text.verdict();
        text.screen.line("Written  "
                + VisibleText.oneLine(folder.resolve("calibration.json").toString(), 500));
        return text.screen.toString();
    }

    private void head() {
        screen.line(palette.strong("Headroom") + "  calibration"
                + (report.complete() ? "" : "  " + palette.bad("incomplete: it was interrupted")));
        screen.sentence("  service ", report.service(), 2);
        screen.sentence(
                "  blocks  ",
                report.unchanged().blocks() + ", each two fresh processes of the same service, with a window of "
                        + DurationText.of(report.unchanged().window().toNanos()),
                2);
        report.unchanged()
                .environment()
                .ifPresent(machine -> screen.sentence(
                        "  on      ",
                        machine.host() + " · " + machine.cpus() + " × " + machine.cpuModel() + " · "
                                + machine.serviceRuntime(),
                        2));
        screen.blank();
    }

    private void noise() {
        screen.title("Noise", "between two runs of the same code, and the smallest rise that is seen in 4 of 5 builds");
        List<Side> columns = new ArrayList<>(List.of(Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT));
        List<String> titles = new ArrayList<>(List.of("", "", "value", "noise"));
        report.looks().blocks().forEach(blocks -> {
            columns.add(Side.RIGHT);
            titles.add(blocks + " blocks");
        });
        columns.add(Side.LEFT);
        titles.add("limit");
        var table = new TextTable("  ", columns, 0);
        table.add(new ChangeText(palette).titles(titles.toArray(String[]::new)));
        report.metrics().forEach(metric -> table.add(row(metric)));
        screen.table(table);
        screen.blank();
    }

    private List<Cell> row(MetricNoise noise) {
        MetricProof measured = noise.measured();
        List<Cell> row = new ArrayList<>();
        row.add(Cell.of(ChangeText.subject(measured)));
        row.add(Cell.of(measured.metric().id()));
        row.add(Cell.of(MetricText.of(
                (measured.meanBefore() + measured.meanAfter()) / 2,
                measured.metric().unit().id())));
        row.add(Cell.of(
                measured.exact()
                        ? "none"
                        : noise.noise()
                                .map(of ->
                                        "±" + ChangeText.percent(of.deviation().best()))
                                .orElse(MetricText.UNKNOWN)));
        if (noise.sights().isEmpty()) {
            report.looks().blocks().forEach(blocks -> row.add(Cell.of(measured.exact() ? "any" : MetricText.UNKNOWN)));
        } else {
            noise.sights().forEach(sight -> row.add(Cell.of("+" + ChangeText.percent(sight.inFourOfFive()))));
        }
        row.add(limit(noise));
        return row;
    }

    private Cell limit(MetricNoise noise) {
        String limit = noise.rule()
                .map(rule -> "+" + MetricUnit.percent(rule.allowed()))
                .orElse("");
        return noise.isTooFine() ? new Cell(limit + ", too fine", palette::unsure) : Cell.of(limit);
    }

    private void warnings() {
        List<MetricNoise> tooFine = report.tooFine();
        if (tooFine.isEmpty()) {
            return;
        }
        screen.title("Limits below what is seen here", "raise them, lengthen the window, or quieten the machine");
        tooFine.forEach(metric -> {
            MetricNoise.Sight sight = metric.sights().get(metric.sights().size() - 1);
            screen.sentence(
                    "  ! ", ChangeText.tooFine(metric.rule().orElseThrow(), sight.inFourOfFive(), sight.blocks()), 2);
        });
        screen.blank();
    }

    private void notes() {
        if (report.unchanged().notes().isEmpty()) {
            return;
        }
        screen.title("Notes", "");
        report.unchanged().notes().forEach(note -> screen.sentence("  - ", note, 3));
        screen.blank();
    }

    private void verdict() {
        screen.sentence(
                "Alarms   ",
                "by chance at most " + DecimalText.fixed(report.falseAlarms(), 3)
                        + " limits fail in a build that changes nothing, and "
                        + DecimalText.fixed(report.confirmedFalseAlarms(), 4) + " once they are measured again",
                2);
        screen.line("A/A      " + said(report.unchangedVerdict(), report.unchangedVerdict() != Verdict.FAIL)
                + palette.faint("  the same code on both sides must not fail"));
        report.selfTest()
                .ifPresent(test -> screen.line("A/B      " + said(test.verdict(), test.verdict() == Verdict.FAIL)
                        + palette.faint("  answers held back by " + MetricUnit.percent(test.injected())
                                + " of their own time must fail; "
                                + test.delayed().blocks() + " blocks")));
        Verdict verdict = report.verdict();
        screen.line("Verdict  "
                + palette.judged(verdict, palette.strong(verdict.id().toUpperCase(Locale.ROOT))));
    }

    private String said(Verdict verdict, boolean right) {
        String word = verdict.id();
        return right ? palette.good(word) : verdict == Verdict.INCONCLUSIVE ? palette.unsure(word) : palette.bad(word);
    }
}
