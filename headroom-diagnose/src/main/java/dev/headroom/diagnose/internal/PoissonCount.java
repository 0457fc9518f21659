package dev.headroom.diagnose.internal;

import dev.headroom.measure.Interval;

/**
 * How often something rare and independent was seen.
 *
 * @param count not negative
 */
public record PoissonCount(long count) {

    private static final double Z = 1.959963984540054;

    public PoissonCount {
        if (count < 0) {
            throw new IllegalArgumentException("A count is not negative, got " + count);
        }
    }

    /** The 95 % interval of the expected count by Byar's approximation (Breslow and Day 1987, p. 69). */
    public Interval interval() {
        return new Interval(lower(), count, upper());
    }

    private double lower() {
        if (count == 0) {
            return 0;
        }
        double base = 1 - 1.0 / (9 * count) - Z / (3 * Math.sqrt(count));
        return count * Math.max(0, base * base * base);
    }

    private double upper() {
        double next = count + 1.0;
        double base = 1 - 1 / (9 * next) + Z / (3 * Math.sqrt(next));
        return next * base * base * base;
    }
}
