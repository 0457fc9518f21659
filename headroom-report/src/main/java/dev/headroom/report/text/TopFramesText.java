package dev.headroom.report.text;

import dev.headroom.measure.DecimalText;
import dev.headroom.measure.Proportion;
import dev.headroom.profile.Frame;
import dev.headroom.profile.TopFrames;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import dev.headroom.report.text.TextTable.Cell;
import dev.headroom.report.text.TextTable.Side;
import java.util.ArrayList;
import java.util.List;

/** What {@code headroom profile top} prints: functions with self, total and their shares ± interval. */
public final class TopFramesText {

    private TopFramesText() {}

    /** @param limit how many functions to list, in the table's order; 0 for all */
    public static String of(TopFrames top, int limit, Palette palette) {
        var screen = new Screen(palette);
        screen.title(
                VisibleText.oneLine(top.type().name(), 40),
                MetricText.of(top.totalWeight(), top.type().unit()) + " in " + MetricText.count(top.sampleCount())
                        + " samples; shares with their 95 % interval");
        if (top.rows().isEmpty()) {
            screen.line("  no samples");
            return screen.toString();
        }
        // Names stand last, so that the numbers stay in their columns however long the names are.
        var table = new TextTable("  ", List.of(Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.LEFT), 4);
        List<Cell> head = new ArrayList<>();
        List.of("self", "", "total", "", "function").forEach(title -> head.add(new Cell(title, palette::faint)));
        table.add(head);
        List<TopFrames.Row> shown = top.rows()
                .subList(
                        0,
                        limit == 0
                                ? top.rows().size()
                                : Math.min(limit, top.rows().size()));
        shown.forEach(row -> table.add(row(top, row)));
        screen.table(table);
        if (shown.size() < top.rows().size()) {
            screen.line("  " + palette.faint("and " + (top.rows().size() - shown.size()) + " more with --limit 0"));
        }
        return screen.toString();
    }

    private static List<Cell> row(TopFrames top, TopFrames.Row row) {
        String unit = top.type().unit();
        return List.of(
                Cell.of(MetricText.of(row.weight().self(), unit)),
                Cell.of(share(row.weight().self(), top.totalWeight(), row.selfShare(top.sampleCount()))),
                Cell.of(MetricText.of(row.weight().total(), unit)),
                Cell.of(share(row.weight().total(), top.totalWeight(), row.totalShare(top.sampleCount()))),
                Cell.of(place(row.frame())));
    }

    /**
     * The share of the weight; its interval is that of the samples' share (Wilson), scaled where samples weigh
     * differently.
     */
    private static String share(long weight, long totalWeight, Proportion samples) {
        if (totalWeight == 0) {
            return MetricText.UNKNOWN;
        }
        double share = 100.0 * weight / totalWeight;
        if (samples.share() == 0) {
            return DecimalText.fixed(share, 1) + " %";
        }
        double half = samples.interval().halfWidth() / samples.share() * share;
        int decimals = half >= 1 ? 0 : 1;
        return DecimalText.fixed(share, decimals) + " ± " + DecimalText.fixed(half, decimals) + " %";
    }

    private static String place(Frame frame) {
        return frame.toString();
    }
}
