package dev.headroom.measure.benchmark;

import java.util.Locale;

/** Which way a metric gets better. */
public enum Direction {
    /** Times, bytes, allocations. */
    LOWER_IS_BETTER,
    /** Throughput. */
    HIGHER_IS_BETTER;

    /** The stable name in JSON: {@code lower-is-better}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How much worse a ratio head ⁄ base is: above 1 where it is worse. */
    public double worsening(double ratio) {
        return this == LOWER_IS_BETTER ? ratio : 1 / ratio;
    }
}
