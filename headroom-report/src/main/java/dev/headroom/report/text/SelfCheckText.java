package dev.headroom.report.text;

import dev.headroom.measure.DurationText;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.run.SelfCheck;
import dev.headroom.report.internal.MetricText;
import java.util.Locale;

/** Whether the generator itself can be believed, in two lines. */
final class SelfCheckText {

    private final Screen screen;

    SelfCheckText(Screen screen) {
        this.screen = screen;
    }

    void append(SelfCheck check) {
        Palette palette = screen.palette();
        if (!check.isOfOwnLoad()) {
            screen.line(palette.strong("Self-check") + palette.faint("  none: the load was not Headroom's"));
            return;
        }
        boolean valid = check.verdict() == SelfCheck.Verdict.VALID;
        String verdict = check.verdict().id();
        screen.line(palette.strong("Self-check") + "  " + (valid ? palette.good(verdict) : palette.bad(verdict))
                + palette.faint(valid ? "  the generator kept its schedule" : ""));
        screen.sentence("  ", schedule(check), 2);
        screen.sentence("  ", machine(check), 2);
        check.reasons().forEach(reason -> screen.sentence("  ! ", reason, 2));
    }

    private static String schedule(SelfCheck check) {
        return "sent " + rate(check.achievedRate()) + " of " + rate(check.intendedRate()) + ", late by "
                + medianAndTail(check.lateness());
    }

    private static String machine(SelfCheck check) {
        return String.format(
                Locale.ROOT,
                "generator CPU %s, GC %s; host hiccup %s",
                Double.isFinite(check.generatorCpuShare())
                        ? MetricText.percent(check.generatorCpuShare())
                        : MetricText.UNKNOWN,
                DurationText.of(check.generatorGcNanos()),
                medianAndTail(check.hostHiccup()));
    }

    private static String rate(double perSecond) {
        return Double.isFinite(perSecond) ? String.format(Locale.ROOT, "%,.1f/s", perSecond) : MetricText.UNKNOWN;
    }

    private static String medianAndTail(PercentileSummary times) {
        return times.count() == 0
                ? MetricText.UNKNOWN
                : "p50 " + MetricText.percentile(times, Percentile.P50) + ", p99 "
                        + MetricText.percentile(times, Percentile.P99) + " (n=" + MetricText.count(times.count()) + ")";
    }
}
