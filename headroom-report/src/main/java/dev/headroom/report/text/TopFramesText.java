package dev.headroom.report.text;

import dev.headroom.measure.DecimalText;
import dev.headroom.profile.Frame;
import dev.headroom.profile.TopFrames;
import dev.headroom.profile.WeightShare;
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
        screen.title(VisibleText.oneLine(top.type().name(), 40), weighed(top, "shares with their 95 % interval"));
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

    /** What there is in all, and on what it rests. */
    static String weighed(TopFrames top, String ofSamples) {
        String all = MetricText.of(top.totalWeight(), top.type().unit());
        return top.sampled()
                ? all + " in " + MetricText.count(top.sampleCount()) + " samples; " + ofSamples
                : all + ", measured and not sampled: exact, without an interval";
    }

    private static List<Cell> row(TopFrames top, TopFrames.Row row) {
        String unit = top.type().unit();
        return List.of(
                Cell.of(MetricText.of(row.weight().self(), unit)),
                Cell.of(share(top.selfShare(row))),
                Cell.of(MetricText.of(row.weight().total(), unit)),
                Cell.of(share(top.totalShare(row))),
                Cell.of(place(row.frame())));
    }

    private static String share(WeightShare share) {
        if (share.totalWeight() == 0) {
            return MetricText.UNKNOWN;
        }
        double percent = 100 * share.share();
        double half = 100 * share.interval().halfWidth();
        if (share.isExact() || share.weight() == 0) {
            return DecimalText.fixed(percent, 1) + " %";
        }
        int decimals = half >= 1 ? 0 : 1;
        return DecimalText.fixed(percent, decimals) + " ± " + DecimalText.fixed(half, decimals) + " %";
    }

    private static String place(Frame frame) {
        return frame.toString();
    }
}
