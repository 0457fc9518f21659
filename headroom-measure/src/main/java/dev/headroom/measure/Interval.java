package dev.headroom.measure;

import java.util.function.DoubleUnaryOperator;

/**
 * An estimate with its confidence interval; the level is 95 % unless a caller says otherwise.
 *
 * @param low lower bound, at most {@code best}
 * @param best the estimate
 * @param high upper bound, at least {@code best}
 */
public record Interval(double low, double best, double high) {

    public Interval {
        if (!(low <= best && best <= high)) {
            throw new IllegalArgumentException(
                    "An interval is low ≤ best ≤ high, got " + low + ", " + best + ", " + high);
        }
    }

    public static Interval exactly(double value) {
        return new Interval(value, value, value);
    }

    public Interval times(double factor) {
        return factor >= 0
                ? new Interval(low * factor, best * factor, high * factor)
                : new Interval(high * factor, best * factor, low * factor);
    }

    /** The image under a function that never falls. */
    public Interval mapRising(DoubleUnaryOperator rising) {
        return new Interval(rising.applyAsDouble(low), rising.applyAsDouble(best), rising.applyAsDouble(high));
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Half of the interval's width: the number behind ±. */
    public double halfWidth() {
        return (high - low) / 2;
    }
}
