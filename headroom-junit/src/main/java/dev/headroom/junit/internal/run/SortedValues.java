package dev.headroom.junit.internal.run;

import dev.headroom.measure.Percentile;
import java.util.Arrays;

/** Values of one unit, at least one; immutable. */
public final class SortedValues {
    private final long[] values;

    private SortedValues(long[] values) {
        this.values = values;
    }

    public static SortedValues of(long... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("A percentile needs a value");
        }
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return new SortedValues(sorted);
    }

    /** The smallest value that at least this share of all does not exceed (nearest rank). */
    public long at(Percentile percentile) {
        int rank = (int) Math.ceil(percentile.rank() / 100 * values.length);
        return values[Math.max(1, rank) - 1];
    }

    public long least() {
        return values[0];
    }

    public long most() {
        return values[values.length - 1];
    }

    public int count() {
        return values.length;
    }
}
