package dev.headroom.report.convert;

import dev.headroom.measure.Interval;
import dev.headroom.measure.Proportion;
import dev.headroom.profile.Profile;
import dev.headroom.profile.WeightShare;
import dev.headroom.report.flame.FlameDirection;
import dev.headroom.report.flame.FlameView;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import dev.headroom.report.internal.flame.FamilyColors;
import dev.headroom.report.internal.flame.FlameTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A flame graph as a static picture for documents: no script, no fonts or files of its own, readable on light and on dark
 * pages, the same bytes for the same profile. Each box has its numbers as a tooltip.
 *
 * <p>Boxes too narrow to point at are left out, and the picture says how many.
 */
public final class FlameSvg {

    static final int WIDTH = 1200;
    private static final int MARGIN = 8;
    private static final int ROW = 17;
    private static final int HEADER = 44;
    private static final int FOOTER = 44;
    /** The advance of a character in a monospaced font of 11 px; 0.6 em is what common ones have. */
    private static final double LETTER = 6.62;

    private static final int FEWEST_LETTERS = 3;
    /** What the JVM appends to the name of a lambda's class, for example {@code .0x00007f17dc249318}. */
    private static final Pattern HIDDEN_CLASS = Pattern.compile("[./]0x[0-9a-f]{8,}");
    /** A place in a file, as tracemalloc has it; what may go of it is the folders. */
    private static final Pattern PLACE = Pattern.compile(".*/([^/]+:\\d+)");
    /** Dots that stand in no parentheses. */
    private static final Pattern NAME_PARTS = Pattern.compile("\\.(?![^(]*\\))");

    private final Writer svg;
    private final FlameView view;
    private final Profile profile;
    private final FlameBoxes boxes;
    private final List<FlameTable.FlameFunction> functions;
    private final FamilyColors colors;
    private final SvgStyle style;
    private final FlameDirection direction;

    private FlameSvg(FlameView view, FlameDirection direction, Writer svg) {
        this.svg = svg;
        this.view = view;
        this.direction = direction;
        var table = new FlameTable();
        profile = table.add(view.profile());
        functions = table.functions();
        colors = FamilyColors.of(table);
        boxes = FlameBoxes.of(table, profile, WIDTH - 2 * MARGIN);
        style = SvgStyle.of(boxes, functions, colors);
    }

    /**
     * Writes the picture in UTF-8; the stream is flushed and left open.
     *
     * @param title what was profiled, for people
     */
    public static void write(String title, FlameView view, FlameDirection direction, OutputStream out)
            throws IOException {
        Writer svg = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        new FlameSvg(view, direction, svg).write(title);
        svg.flush();
    }

    private void write(String title) throws IOException {
        int height = HEADER + boxes.rows() * ROW + FOOTER;
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\""
                        + " role=\"img\" aria-labelledby=\"t d\">%n",
                WIDTH,
                height));
        svg.append("<title id=\"t\">").append(text(title)).append("</title>\n");
        svg.append("<desc id=\"d\">").append(text(about())).append("</desc>\n");
        svg.append("<style>").append(style.css()).append("</style>\n");
        svg.append(String.format(Locale.ROOT, "<rect class=\"bg\" width=\"%d\" height=\"%d\"/>%n", WIDTH, height));
        line("h", MARGIN, 18, VisibleText.oneLine(title, (WIDTH - 2 * MARGIN) / 8));
        line("d", MARGIN, 35, about());
        for (FlameBoxes.Box box : boxes.boxes()) {
            write(box);
        }
        legend(height - FOOTER + 18);
        line("d", MARGIN, height - 10, leftOut());
        svg.append("</svg>\n");
    }

    private void write(FlameBoxes.Box box) throws IOException {
        boolean root = box.depth() == 0;
        String name = root ? "all" : functions.get(box.function()).name();
        int row = direction == FlameDirection.ICICLE ? box.depth() : boxes.rows() - 1 - box.depth();
        int y = HEADER + row * ROW;
        double gap = box.width() > 3 ? 0.8 : 0;
        svg.append("<g><title>").append(text(name + "\n" + numbers(box))).append("</title>");
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\"/>",
                root ? "r" : style.family(functions.get(box.function()).origin()),
                number(MARGIN + box.x()),
                y,
                number(box.width() - gap),
                ROW - 1));
        int letters = (int) ((box.width() - 6) / LETTER);
        if (letters >= FEWEST_LETTERS) {
            line("", MARGIN + box.x() + 3, y + 12, VisibleText.oneLine(fitted(name, letters), letters));
        }
        svg.append("</g>\n");
    }

    /** As much of a name as fits: whole, class and method, the method alone. */
    private static String fitted(String name, int letters) {
        if (VisibleText.width(name) <= letters) {
            return name;
        }
        Matcher place = PLACE.matcher(name);
        if (place.matches()) {
            return place.group(1);
        }
        List<String> parts = List.of(NAME_PARTS.split(HIDDEN_CLASS.matcher(name).replaceFirst("")));
        String last = parts.get(parts.size() - 1);
        String both = parts.size() < 2 ? name : parts.get(parts.size() - 2) + "." + last;
        return VisibleText.width(both) <= letters || last.isEmpty() ? both : last;
    }

    private String numbers(FlameBoxes.Box box) {
        String unit = profile.type().unit();
        return share(box) + ", " + MetricText.of(box.total(), unit) + " total, " + MetricText.of(box.self(), unit)
                + " self" + (hasCounts() ? ", " + MetricText.count(box.samples()) + " samples" : "");
    }

    /** The share of the weight; its interval is that of the samples' share, scaled where samples weigh differently. */
    private String share(FlameBoxes.Box box) {
        double share = box.total() / (double) Math.max(1, profile.totalWeight());
        String about = (view.stacksEstimated() ? "about " : "") + MetricText.percent(share);
        if (box.samples() == 0 || !view.sampled()) {
            return about;
        }
        var samples = new Proportion(box.samples(), profile.sampleCount());
        Interval interval = new WeightShare(box.total(), profile.totalWeight(), samples).interval();
        String low = MetricText.percent(interval.low()).replace(" %", "");
        return about + " (" + low + "–" + MetricText.percent(interval.high()) + ")";
    }

    private boolean hasCounts() {
        return profile.sampleCount() > 0 && view.sampled();
    }

    private String about() {
        String counts = hasCounts() ? MetricText.count(profile.sampleCount()) + " samples, " : "";
        return profile.type().name() + ": " + counts
                + MetricText.of(profile.totalWeight(), profile.type().unit())
                + (view.stacksEstimated()
                        ? ". Only who called whom was recorded: the paths are estimated, their shares a guess."
                        : "");
    }

    private String leftOut() {
        String drawn = "Widths are shares of " + profile.type().name() + ".";
        if (boxes.leftOut() == 0) {
            return drawn;
        }
        String narrower = " narrower than " + MetricText.percent(FlameBoxes.NARROWEST / (WIDTH - 2.0 * MARGIN));
        return drawn
                + (boxes.leftOut() == 1
                        ? " 1 frame" + narrower + " is left out."
                        : " " + MetricText.count(boxes.leftOut()) + " frames" + narrower + " are left out.");
    }

    private void legend(int y) throws IOException {
        double x = MARGIN;
        for (String family : style.families()) {
            String label = VisibleText.oneLine(family, 40);
            double width = 16 + VisibleText.width(label) * LETTER + 14;
            if (x + width > WIDTH - MARGIN) {
                return;
            }
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%s\" y=\"%d\" width=\"11\" height=\"11\"/>",
                    style.familyClass(family),
                    number(x),
                    y - 10));
            line("", x + 16, y, label);
            x += width;
        }
    }

    private void line(String styleClass, double x, int y, String line) throws IOException {
        svg.append("<text").append(styleClass.isEmpty() ? "" : " class=\"" + styleClass + "\"");
        svg.append(" x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(String.valueOf(y))
                .append("\">");
        svg.append(text(line)).append("</text>\n");
    }

    private static String number(double value) {
        String fixed = String.format(Locale.ROOT, "%.1f", value);
        return fixed.endsWith(".0") ? fixed.substring(0, fixed.length() - 2) : fixed;
    }

    /** Text that cannot become markup, in characters that XML 1.0 allows. */
    private static String text(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (String part : text.split("\n", -1)) {
            escaped.append(escaped.isEmpty() ? "" : "\n")
                    .append(VisibleText.oneLine(part)
                            .replace("&", "&amp;")
                            .replace("<", "&lt;")
                            .replace(">", "&gt;"));
        }
        return escaped.toString();
    }
}
