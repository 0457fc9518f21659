package dev.headroom.report.text;

import dev.headroom.measure.DecimalText;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.load.GeneratorRun;
import dev.headroom.measure.load.MergedLoad;
import dev.headroom.measure.run.SelfCheck;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.text.TextTable.Cell;
import dev.headroom.report.text.TextTable.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What each generator of a merged load did. */
final class GeneratorsText {

    private static final int COLUMNS = 7;

    private final Screen screen;

    GeneratorsText(Screen screen) {
        this.screen = screen;
    }

    void append(MergedLoad merged) {
        screen.blank();
        screen.title("Generators", "rates are added, histograms merged");
        List<Side> sides = new ArrayList<>(Collections.nCopies(COLUMNS, Side.RIGHT));
        sides.set(0, Side.LEFT);
        sides.set(COLUMNS - 1, Side.LEFT);
        var table = new TextTable("  ", sides, 0);
        List<Cell> head = new ArrayList<>();
        List.of("", "window", "requests", "rate", "late p99", "hiccup p99", "self-check")
                .forEach(t -> head.add(new Cell(t, screen.palette()::faint)));
        table.add(head);
        merged.load().generators().forEach(run -> table.add(row(run)));
        screen.table(table);
        merged.notes().forEach(note -> screen.sentence("  ! ", note, 3));
    }

    private List<Cell> row(GeneratorRun run) {
        SelfCheck check = run.selfCheck();
        boolean valid = check.verdict() == SelfCheck.Verdict.VALID;
        String verdict = check.verdict().id() + (run.complete() ? "" : ", stopped early");
        return List.of(
                Cell.of(run.id()),
                Cell.of(DurationText.of(run.window().toNanos())),
                Cell.of(MetricText.count(run.requests())),
                Cell.of(DecimalText.grouped(check.achievedRate(), 1) + "/s"),
                Cell.of(MetricText.percentile(check.lateness(), Percentile.P99)),
                Cell.of(MetricText.percentile(check.hostHiccup(), Percentile.P99)),
                new Cell(verdict, valid ? screen.palette()::good : screen.palette()::bad));
    }
}
