package dev.headroom.cli.terminal;

import dev.headroom.load.LoadProgress;
import dev.headroom.measure.DecimalText;
import dev.headroom.measure.DurationText;
import dev.headroom.report.text.Palette;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A running load, second by second: rate, response times, errors, and the last seconds as sparklines. Immutable; every
 * second makes a new one.
 */
public final class LoadView implements LiveDetail {

    private static final int KEPT_SECONDS = 300;
    private static final int LABEL = 17;
    private static final String INDENT = "    ";
    private static final int NARROWEST_SPARKLINE = 8;
    private static final double PERCENT = 100;
    private static final LoadProgress NOTHING = new LoadProgress(Duration.ZERO, Duration.ZERO, 0, 0, 0, 0, 0, 0);

    private final double wantedRate;
    private final List<Double> rates;
    private final List<Double> slowest;
    private final LoadProgress now;

    private LoadView(double wantedRate, List<Double> rates, List<Double> slowest, LoadProgress now) {
        this.wantedRate = wantedRate;
        this.rates = rates;
        this.slowest = slowest;
        this.now = now;
    }

    /** Before the first second of a load that has no rate of its own. */
    public static LoadView unpaced() {
        return atRate(0);
    }

    /** Before the first second of a load that a schedule paces; 0 for none. */
    public static LoadView atRate(double perSecond) {
        return new LoadView(perSecond, List.of(), List.of(), NOTHING);
    }

    /**
     * Shows a load while it runs.
     *
     * @param perSecond what its schedule wants, 0 where none paces it
     */
    public static Consumer<LoadProgress> on(Progress progress, double perSecond) {
        var view = new AtomicReference<>(atRate(perSecond));
        return second -> progress.detail(view.updateAndGet(last -> last.next(second)));
    }

    /** One second later. */
    public LoadView next(LoadProgress second) {
        // A second in which nothing succeeded has no response time.
        double p99 = second.p99Nanos() > 0 ? second.p99Nanos() : -1;
        return new LoadView(wantedRate, appended(rates, second.answersPerSecond()), appended(slowest, p99), second);
    }

    private static List<Double> appended(List<Double> values, double value) {
        List<Double> longer = new ArrayList<>(values);
        longer.add(value);
        return List.copyOf(longer.subList(Math.max(0, longer.size() - KEPT_SECONDS), longer.size()));
    }

    @Override
    public String line() {
        return DecimalText.grouped(now.requests()) + " requests  " + DecimalText.grouped(now.errors())
                + " errors  last second " + rate(now.answersPerSecond()) + "  " + percentiles();
    }

    @Override
    public List<String> lines(int columns, Palette palette) {
        String wanted = wantedRate > 0 ? " of " + rate(wantedRate) : "";
        List<String> lines = new ArrayList<>();
        lines.add(row("rate", rate(now.answersPerSecond()) + wanted, columns, palette));
        lines.add(row("response time", percentiles(), columns, palette));
        addSparkline(lines, "rate by second", rates, rate(Sparkline.max(rates)), columns, palette);
        addSparkline(lines, "p99 by second", slowest, DurationText.of(Sparkline.max(slowest)), columns, palette);
        lines.add(requests(columns, palette));
        return lines;
    }

    private String percentiles() {
        if (now.p99Nanos() <= 0) {
            return "p50 –  p95 –  p99 –";
        }
        return "p50 " + DurationText.of(now.p50Nanos()) + "  p95 " + DurationText.of(now.p95Nanos()) + "  p99 "
                + DurationText.of(now.p99Nanos());
    }

    private String requests(int columns, Palette palette) {
        String share = now.errors() == 0
                ? ""
                : " (" + DecimalText.fixed(PERCENT * now.errors() / Math.max(1, now.requests()), 2) + " %)";
        String text = clip(
                DecimalText.grouped(now.requests()) + " answered, " + DecimalText.grouped(now.errors()) + " errors"
                        + share,
                columns - INDENT.length() - LABEL);
        return label("requests", columns, palette) + (now.errors() > 0 ? palette.bad(text) : text);
    }

    private static void addSparkline(
            List<String> lines, String label, List<Double> values, String max, int columns, Palette palette) {
        String scale = "  max " + max;
        int room = columns - INDENT.length() - LABEL - scale.length();
        if (room >= NARROWEST_SPARKLINE) {
            lines.add(label(label, columns, palette) + Sparkline.of(values, room) + palette.faint(scale));
        }
    }

    private static String row(String label, String text, int columns, Palette palette) {
        return label(label, columns, palette) + clip(text, columns - INDENT.length() - LABEL);
    }

    private static String label(String label, int columns, Palette palette) {
        String padded = label + " ".repeat(LABEL - label.length());
        return clip(INDENT, columns) + palette.faint(clip(padded, columns - INDENT.length()));
    }

    private static String clip(String text, int columns) {
        return text.length() <= columns ? text : text.substring(0, Math.max(0, columns));
    }

    private static String rate(double perSecond) {
        return DecimalText.grouped(perSecond, perSecond < 10 && perSecond > 0 ? 1 : 0) + "/s";
    }
}
