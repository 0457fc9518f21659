package dev.headroom.report.internal;

import dev.headroom.gate.comparison.MetricComparison;
import dev.headroom.measure.Bytes;
import dev.headroom.measure.DecimalText;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Interval;
import java.util.Locale;
import java.util.Map;

/** How a compared metric is written for people, in text and in Markdown. */
public final class ChangeText {

    /** What one of a time's unit is worth. */
    private static final Map<String, Double> NANOS = Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9);

    private ChangeText() {}

    /** {@code +12.3 % (+4.1 to +21.0)}: head over base, in the metric's own sense; a dash where there is no ratio. */
    public static String change(MetricComparison comparison) {
        if (!Double.isFinite(comparison.ratio())) {
            return MetricText.UNKNOWN;
        }
        String best = signed(comparison.ratio()) + " %";
        return comparison.interval().map(interval -> best + range(interval)).orElse(best);
    }

    private static String range(Interval interval) {
        return " (" + signed(interval.low()) + " to " + signed(interval.high()) + ")";
    }

    private static String signed(double ratio) {
        double percent = (ratio - 1) * 100;
        String digits = DecimalText.fixed(percent, Math.abs(percent) < 99.95 ? 1 : 0);
        return percent > 0 && !digits.matches("0(\\.0)?") ? "+" + digits : digits.replace('-', '\u2212');
    }

    /** A value in the unit its tool gave it. */
    public static String value(double value, String unit) {
        if (!Double.isFinite(value)) {
            return MetricText.UNKNOWN;
        }
        int slash = unit.indexOf('/');
        String counted = slash < 0 ? unit : unit.substring(0, slash);
        String each = VisibleText.oneLine(unit.substring(counted.length()), 12);
        if (counted.equals("B")) {
            return Bytes.format(value) + each;
        }
        Double nanos = NANOS.get(counted);
        if (nanos == null) {
            return threeDigits(value) + " " + VisibleText.oneLine(unit, 16);
        }
        // Single operations are told apart by parts of a nanosecond, which requests are not.
        double time = value * nanos;
        return (time < 100 ? threeDigits(time) + " ns" : DurationText.of(time)) + each;
    }

    private static String threeDigits(double value) {
        if (value != 0 && (value < 0.001 || value >= 1e9)) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : value >= 0.9995 ? 2 : 4;
        return DecimalText.grouped(value, value == Math.rint(value) ? 0 : decimals);
    }
}
