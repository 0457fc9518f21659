package dev.headroom.report.internal;

import dev.headroom.measure.Bytes;
import dev.headroom.measure.DecimalText;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Interval;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.PercentileSummary;
import java.util.OptionalDouble;

/** How a measured value is written for people, by the unit it is kept in. */
public final class MetricText {

    /** Stands where a value could not be measured. */
    public static final String UNKNOWN = "–";

    private MetricText() {}

    /** {@code 61.2 ms}, {@code 184 KiB}, {@code 21}, {@code 0.12 %}: three significant digits, no more. */
    public static String of(double value, String unit) {
        return switch (unit) {
            case "nanoseconds" -> DurationText.of(value);
            case "bytes" -> Bytes.format(value);
            case "ratio" -> percent(value);
            case "queries", "count" -> threeDigits(value);
            default -> threeDigits(value) + " " + VisibleText.oneLine(unit, 24);
        };
    }

    public static String of(OptionalDouble value, String unit) {
        return value.isPresent() ? of(value.getAsDouble(), unit) : UNKNOWN;
    }

    /** A percentile of a summary, or how many requests it lacks: {@code n<299}; a dash where nothing was measured. */
    public static String percentile(PercentileSummary summary, Percentile percentile) {
        if (summary.count() == 0) {
            return UNKNOWN;
        }
        return summary.bounds(percentile)
                ? DurationText.of(summary.nanosAt(percentile))
                : "n<" + count(percentile.minimumCount());
    }

    /** A share from 0 to 1: {@code 61 %}, {@code 4.1 %}, {@code 0.12 %}. */
    public static String percent(double share) {
        double percent = share * 100;
        double size = Math.abs(percent);
        int decimals = size >= 9.95 || size == 0 ? 0 : size >= 0.995 ? 1 : 2;
        return DecimalText.fixed(percent, decimals) + " %";
    }

    /** An interval of shares without repeating the unit: {@code 50–70 %}. */
    public static String percentRange(Interval shares) {
        return DecimalText.fixed(shares.low() * 100, 0) + "–" + DecimalText.fixed(shares.high() * 100, 0) + " %";
    }

    public static String count(long count) {
        return DecimalText.grouped(count);
    }

    private static String threeDigits(double value) {
        double size = Math.abs(value);
        int decimals = size >= 99.95 || value == Math.rint(value) ? 0 : size >= 9.995 ? 1 : 2;
        return DecimalText.grouped(value, decimals);
    }
}
