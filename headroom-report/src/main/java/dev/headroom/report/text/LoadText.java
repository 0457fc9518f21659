package dev.headroom.report.text;

import dev.headroom.load.explain.Explanation;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.load.MergedLoad;
import dev.headroom.report.LoadSummary;
import dev.headroom.report.capacity.CapacityReport;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.text.TextTable.Cell;
import dev.headroom.report.text.TextTable.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the commands that only load print: {@code headroom load}, what stands below it, and {@code headroom
 * capacity}. */
public final class LoadText {

    private LoadText() {}

    public static String of(LoadSummary load, Palette palette) {
        var screen = new Screen(palette);
        append(screen, load);
        return screen.toString();
    }

    /** The result of several generators: as of one, then what each of them did. */
    public static String of(MergedLoad merged, Palette palette) {
        var screen = new Screen(palette);
        append(screen, LoadSummary.of(merged.load()));
        new GeneratorsText(screen).append(merged);
        return screen.toString();
    }

    /** Why two results differ. */
    public static String of(Explanation explanation, Palette palette) {
        return new ExplanationText(explanation, palette).text();
    }

    private static void append(Screen screen, LoadSummary load) {
        Palette palette = screen.palette();
        screen.line(palette.strong("Headroom load"));
        screen.sentence(
                "  ",
                load.target() + " · " + load.protocol() + " · " + MetricText.count(load.requests()) + " requests, "
                        + MetricText.count(load.errors()) + " errors",
                2);
        screen.blank();
        List<Side> sides = new ArrayList<>(Collections.nCopies(7, Side.RIGHT));
        sides.set(0, Side.LEFT);
        var table = new TextTable("  ", sides, 0);
        List<Cell> head = new ArrayList<>();
        List.of("", "n", "p50", "p95", "p99", "p99.9", "max").forEach(t -> head.add(new Cell(t, palette::faint)));
        table.add(head);
        table.add(row("response time", load.responseTime()));
        table.add(row("service time", load.serviceTime()));
        table.add(row("waits for a connection", load.connectionWaits()));
        table.add(row("lateness", load.selfCheck().lateness()));
        table.add(row("host hiccups", load.selfCheck().hostHiccup()));
        screen.table(table);
        screen.blank();
        new EndpointsText(screen).append(load.endpoints());
        screen.blank();
        new SelfCheckText(screen).append(load.selfCheck());
    }

    /** Sentences about a load, below it; empty for none. */
    public static String notes(List<String> notes, Palette palette) {
        var screen = new Screen(palette);
        notes.forEach(note -> screen.sentence("  " + palette.faint("note") + "  ", note, 4));
        return screen.toString();
    }

    public static String of(CapacityReport capacity, Palette palette) {
        return new CapacityText(capacity, palette).text();
    }

    private static List<Cell> row(String name, PercentileSummary times) {
        return List.of(
                Cell.of(name),
                Cell.of(MetricText.count(times.count())),
                Cell.of(MetricText.percentile(times, Percentile.P50)),
                Cell.of(MetricText.percentile(times, Percentile.P95)),
                Cell.of(MetricText.percentile(times, Percentile.P99)),
                Cell.of(MetricText.percentile(times, Percentile.P99_9)),
                Cell.of(times.count() == 0 ? MetricText.UNKNOWN : DurationText.of(times.maxNanos())));
    }
}
