package dev.headroom.report.history;

import dev.headroom.gate.history.FollowedSeries;
import dev.headroom.gate.history.PastPoint;
import dev.headroom.gate.history.series.Scale;
import dev.headroom.gate.history.series.Shift;
import dev.headroom.gate.history.series.Stretch;
import dev.headroom.measure.DecimalText;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One series as a self-contained SVG: every point, the level of each stretch, every change. It runs no script and fetches
 * nothing; a pointer over a change reads what it is. Not thread-safe.
 */
public final class HistoryPicture {

    private static final double LEFT = 70;
    private static final double RIGHT = 708;
    private static final double TOP = 34;
    private static final double BOTTOM = 210;

    private static final String STYLE =
            """
            <style>
            text { font: 12px system-ui, sans-serif; fill: #333 }
            .point { stroke: #7a8ca3; stroke-width: 4; stroke-linecap: round; fill: none }
            .level { stroke: #1f5fbf; stroke-width: 2.5; fill: none }
            .change { stroke: #c0392b; stroke-width: 1.5; stroke-dasharray: 4 3 }
            .axis { stroke: #999; stroke-width: 1 }
            @media (prefers-color-scheme: dark) { text { fill: #ddd } .level { stroke: #6fa8ff } .change { stroke: #ff7b6b } }
            </style>
            """;

    private final FollowedSeries followed;
    private final List<PastPoint> points;
    private final double low;
    private final double high;
    private final StringBuilder svg = new StringBuilder();

    private HistoryPicture(FollowedSeries followed) {
        this.followed = followed;
        points = followed.series().points();
        low = points.stream().mapToDouble(PastPoint::value).min().orElse(0);
        high = points.stream().mapToDouble(PastPoint::value).max().orElse(1);
    }

    /** @param followed a series with at least one point */
    public static String of(FollowedSeries followed, HistoryWords words) {
        if (followed.series().points().isEmpty()) {
            throw new IllegalArgumentException("A picture is of at least one point");
        }
        return new HistoryPicture(followed).draw(words);
    }

    private String draw(HistoryWords words) {
        String title = followed.series().subject() + "  " + followed.series().metric();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 240\" role=\"img\" aria-label=\"")
                .append(escaped(title))
                .append("\">\n")
                .append(STYLE);
        text(LEFT, 20, "start", title);
        axes();
        svg.append("<path class=\"point\" d=\"");
        points.forEach(point -> svg.append('M')
                .append(number(x(point.time())))
                .append(' ')
                .append(y(point.value()))
                .append("h0"));
        svg.append("\"/>\n");
        followed.course().stretches().forEach(this::level);
        followed.course().shifts().forEach(shift -> change(shift, words));
        return svg.append("</svg>\n").toString();
    }

    private void axes() {
        String unit = followed.series().unit();
        line("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        text(LEFT - 8, BOTTOM, "end", value(low, unit));
        text(LEFT - 8, TOP + 8, "end", value(high, unit));
        text(LEFT, BOTTOM + 20, "start", HistoryWords.day(points.get(0).time()));
        text(
                RIGHT,
                BOTTOM + 20,
                "end",
                HistoryWords.day(points.get(points.size() - 1).time()));
    }

    private void level(Stretch stretch) {
        double level = stretch.level().best();
        double total = stretch.drift().map(drift -> drift.total()).orElse(0.0);
        boolean ratio = followed.course().scale() == Scale.RATIO;
        double first = ratio ? level / Math.sqrt(1 + total) : level - total / 2;
        double last = ratio ? level * Math.sqrt(1 + total) : level + total / 2;
        svg.append("<path class=\"level\" d=\"M")
                .append(number(x(points.get(stretch.from()).time())))
                .append(' ')
                .append(y(first))
                .append('L')
                .append(number(x(points.get(stretch.to() - 1).time())))
                .append(' ')
                .append(y(last))
                .append("\"/>\n");
    }

    private void change(Shift shift, HistoryWords words) {
        PastPoint after = followed.firstAfter(shift);
        String says = HistoryWords.moment(after.time()) + "  " + HistoryWords.change(followed, shift) + "; "
                + HistoryWords.place(followed, shift)
                + words.commits(followed, shift).map(commits -> "; " + commits).orElse("");
        svg.append("<g><title>").append(escaped(says)).append("</title>");
        double at = x(after.time());
        line("change", at, TOP, at, BOTTOM);
        svg.append("</g>\n");
    }

    private void line(String kind, double x1, double y1, double x2, double y2) {
        svg.append("<line class=\"")
                .append(kind)
                .append("\" x1=\"")
                .append(number(x1))
                .append("\" y1=\"");
        svg.append(number(y1))
                .append("\" x2=\"")
                .append(number(x2))
                .append("\" y2=\"")
                .append(number(y2));
        svg.append("\"/>\n");
    }

    private void text(double x, double y, String anchor, String says) {
        svg.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        svg.append("\" text-anchor=\"")
                .append(anchor)
                .append("\">")
                .append(escaped(says))
                .append("</text>\n");
    }

    private double x(Instant time) {
        Instant first = points.get(0).time();
        double all =
                Duration.between(first, points.get(points.size() - 1).time()).toSeconds();
        double share = all > 0 ? Duration.between(first, time).toSeconds() / all : 0.5;
        return LEFT + share * (RIGHT - LEFT);
    }

    /** Halved, so that a range wider than the widest number has a height all the same. */
    private String y(double value) {
        double share = high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0.5;
        double bounded = Math.max(0, Math.min(1, share));
        return number(BOTTOM - 6 - bounded * (BOTTOM - TOP - 12));
    }

    private static String number(double pixel) {
        return DecimalText.fixed(pixel, 1);
    }

    private static String value(double value, String unit) {
        return MetricText.of(value, unit.isEmpty() ? "count" : unit);
    }

    private static String escaped(String text) {
        return VisibleText.oneLine(text, 400)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
