package dev.headroom.gate.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A limit to put in place of {@code [measure]}: what a first run measured and some slack, rounded to what people write.
 *
 * <p>A ceiling lies slack above what was measured, a floor as much below; rounding goes away from the measured value, to two
 * significant digits, or by halves of the second one where the first is 1. Queries that are a whole number in every
 * request get no slack, which would let one more through.
 *
 * @param text as an expression writes it: {@code 50ms}
 * @param value in the metric's unit
 */
public record SuggestedLimit(String text, double value) {

    /** What a mean of whole queries may be away from one. */
    private static final double WHOLE = 0.005;

    /** What binary fractions add behind it is no reason to round up. */
    private static final MathContext NOISE_FREE = new MathContext(12);

    /**
     * @param measured in the metric's unit
     * @param count requests it was measured of
     * @param slack as a ratio: 0.2 is 20 %
     * @return empty where no limit of this comparison holds for what was measured
     */
    public static Optional<SuggestedLimit> of(
            Metric metric, Comparison comparison, double measured, long count, double slack) {
        if (!(measured >= 0 && Double.isFinite(measured) && slack >= 0 && Double.isFinite(slack))) {
            throw new IllegalArgumentException("Measured and slack are not negative, got " + measured + ", " + slack);
        }
        double target = target(metric, measured, count, slack);
        if (target == 0 && comparison.isStrict() && !comparison.isFloor()) {
            target = least(metric.unit());
        }
        String symbol = symbol(metric.unit(), target);
        BigDecimal worth = metric.unit().symbols().getOrDefault(symbol, BigDecimal.ONE);
        BigDecimal exact = BigDecimal.valueOf(target).divide(worth, NOISE_FREE);
        BigDecimal number = isWholeCount(metric, measured) ? exact : rounded(exact, comparison);
        if (!comparison.holds(measured, number.multiply(worth).doubleValue())) {
            BigDecimal step = step(number);
            number = comparison.isFloor() ? number.subtract(step) : number.add(step);
        }
        double value = number.multiply(worth).doubleValue();
        boolean possible = comparison.holds(measured, value)
                && !(comparison.isFloor() && value <= 0)
                && !(metric.unit() == MetricUnit.RATIO && value > 1);
        String plain = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        return possible ? Optional.of(new SuggestedLimit(plain + symbol, value)) : Optional.empty();
    }

    private static double target(Metric metric, double measured, long count, double slack) {
        if (metric == Metric.ERRORS && measured == 0) {
            // None of n failed: with 95 % confidence fewer than 3/n do (Hanley and Lippman-Hand 1983).
            return Math.min(1, 3.0 / Math.max(1, count));
        }
        if (isWholeCount(metric, measured)) {
            return Math.rint(measured);
        }
        double target = metric.higherIsBetter() ? measured / (1 + slack) : measured * (1 + slack);
        return metric.unit() == MetricUnit.RATIO ? Math.min(1, target) : target;
    }

    private static boolean isWholeCount(Metric metric, double measured) {
        return metric.isDeterministic() && Math.abs(measured - Math.rint(measured)) <= WHOLE * measured;
    }

    /** The smallest limit somebody would write. */
    private static double least(MetricUnit unit) {
        return switch (unit) {
            case NANOSECONDS -> 1e3;
            case BYTES -> 1 << 10;
            case QUERIES, REQUESTS_PER_SECOND -> 1;
            case RATIO -> 0.001;
        };
    }

    /** The largest unit that the value holds at least one of. */
    private static String symbol(MetricUnit unit, double value) {
        return switch (unit) {
            case NANOSECONDS -> value >= 1e9 ? "s" : value >= 1e6 ? "ms" : value >= 1e3 ? "us" : "ns";
            case BYTES -> value >= 1 << 30 ? "GiB" : value >= 1 << 20 ? "MiB" : value >= 1 << 10 ? "KiB" : "B";
            case QUERIES -> "";
            case REQUESTS_PER_SECOND -> "/s";
            case RATIO -> "%";
        };
    }

    private static BigDecimal rounded(BigDecimal number, Comparison comparison) {
        if (number.signum() == 0) {
            return number;
        }
        BigDecimal step = step(number);
        RoundingMode away = comparison.isFloor() ? RoundingMode.FLOOR : RoundingMode.CEILING;
        return number.divide(step, 0, away).multiply(step);
    }

    /** One of the second significant digit, or half of it where the first is 1. */
    private static BigDecimal step(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ONE;
        }
        int exponent = number.precision() - number.scale() - 1;
        BigDecimal first = BigDecimal.ONE.scaleByPowerOfTen(exponent);
        BigDecimal second = first.scaleByPowerOfTen(-1);
        return number.compareTo(first.multiply(BigDecimal.valueOf(2))) < 0
                ? second.divide(BigDecimal.valueOf(2))
                : second;
    }
}
