package dev.headroom.report.capacity;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** One plot as static SVG; its colours come from the page by class. Not thread-safe. */
final class SvgPlot {

    static final double LEFT = 76;
    static final double RIGHT = 700;
    static final double TOP = 16;
    static final double BOTTOM = 300;

    private final StringBuilder svg = new StringBuilder();
    private final Axis x;
    private final Axis y;

    /** @param description for those who hear the picture */
    SvgPlot(String description, Axis x, Axis y) {
        this.x = x;
        this.y = y;
        svg.append("<svg viewBox=\"0 0 720 348\" role=\"img\" aria-label=\"")
                .append(escape(description))
                .append("\">\n");
    }

    void axes(String xTitle, DoubleFunction<String> xText, String yTitle, DoubleFunction<String> yText) {
        for (double tick : y.ticks()) {
            line("grid", LEFT, y.at(tick), RIGHT, y.at(tick));
            text("tick end", LEFT - 8, y.at(tick) + 4, yText.apply(tick));
        }
        for (double tick : x.ticks()) {
            line("grid", x.at(tick), TOP, x.at(tick), BOTTOM);
            text("tick middle", x.at(tick), BOTTOM + 18, xText.apply(tick));
        }
        line("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        text("title middle", (LEFT + RIGHT) / 2, BOTTOM + 40, xTitle);
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"title middle\" transform=\"translate(14 %.1f) rotate(-90)\">%s</text>%n",
                (TOP + BOTTOM) / 2,
                escape(yTitle)));
    }

    /** Through all points, in data units. */
    void curve(String kind, List<double[]> points) {
        shape("polyline", kind, points);
    }

    void area(String kind, List<double[]> points) {
        shape("polygon", kind, points);
    }

    private void shape(String element, String kind, List<double[]> points) {
        svg.append('<').append(element).append(" class=\"").append(kind).append("\" points=\"");
        for (double[] point : points) {
            svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x.at(point[0]), y.at(point[1])));
        }
        svg.append("\"/>\n");
    }

    /** A point with what a pointer over it reads. */
    void point(String kind, double atX, double atY, String says) {
        svg.append(String.format(
                Locale.ROOT,
                "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"><title>%s</title></circle>%n",
                kind,
                x.at(atX),
                y.at(atY),
                escape(says)));
    }

    /** What a curve is called, beside its first point. */
    void name(String says, double atX, double atY) {
        text("mark end", x.at(atX) - 8, y.at(atY) + 4, says);
    }

    /** A mark across the plot at one x, named at its top. */
    void upright(String kind, double atX, String says) {
        double px = x.at(atX);
        line(kind, px, TOP, px, BOTTOM);
        boolean left = px > (LEFT + RIGHT) / 2;
        text("mark " + (left ? "end" : "start"), px + (left ? -6 : 6), TOP + 12, says);
    }

    /** A mark across the plot at one y, named at its left. */
    void level(String kind, double atY, String says) {
        line(kind, LEFT, y.at(atY), RIGHT, y.at(atY));
        text("mark start", LEFT + 6, y.at(atY) - 5, says);
    }

    private void line(String kind, double x1, double y1, double x2, double y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                kind,
                x1,
                y1,
                x2,
                y2));
    }

    private void text(String kind, double atX, double atY, String says) {
        svg.append(String.format(
                Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", kind, atX, atY, escape(says)));
    }

    String finish() {
        return svg.append("</svg>\n").toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
