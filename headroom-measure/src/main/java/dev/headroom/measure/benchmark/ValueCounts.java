package dev.headroom.measure.benchmark;

import dev.headroom.measure.Percentile;
import java.util.Arrays;

/**
 * How often each value was seen: a distribution as exact as its tool kept it, in the metric's unit. Immutable; two of them
 * are added, percentiles never are.
 */
public final class ValueCounts {

    private final double[] values;
    /** Of this value and all before it. */
    private final long[] upTo;

    private final double mean;

    private ValueCounts(double[] values, long[] upTo, double mean) {
        this.values = values;
        this.upTo = upTo;
        this.mean = mean;
    }

    /** Values with their counts, in any order; not thread-safe, used once. */
    public static final class Builder {

        private double[] values = new double[16];
        private long[] counts = new long[16];
        private int size;
        private long total;

        public Builder() {}

        /** @throws IllegalArgumentException for a value that is no number, a negative one, or a count that is none */
        public Builder add(double value, long count) {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("A measured value is a number from 0 on, got " + value);
            }
            if (count < 0 || count > Long.MAX_VALUE - total) {
                throw new IllegalArgumentException("A count is not negative and sums stay finite, got " + count);
            }
            if (count > 0) {
                if (size == values.length) {
                    values = Arrays.copyOf(values, 2 * size);
                    counts = Arrays.copyOf(counts, 2 * size);
                }
                values[size] = value;
                counts[size] = count;
                size++;
                total += count;
            }
            return this;
        }

        public boolean isEmpty() {
            return size == 0;
        }

        /** @throws IllegalArgumentException where nothing was added */
        public ValueCounts build() {
            if (size == 0) {
                throw new IllegalArgumentException("A distribution holds at least one value");
            }
            Integer[] order = new Integer[size];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
            double[] sorted = new double[size];
            long[] upTo = new long[size];
            int last = -1;
            double sum = 0;
            for (int i : order) {
                if (last < 0 || sorted[last] != values[i]) {
                    last++;
                    sorted[last] = values[i];
                    upTo[last] = last == 0 ? 0 : upTo[last - 1];
                }
                upTo[last] += counts[i];
                sum += values[i] * (counts[i] / (double) total);
            }
            return new ValueCounts(Arrays.copyOf(sorted, last + 1), Arrays.copyOf(upTo, last + 1), sum);
        }
    }

    public long count() {
        return upTo[upTo.length - 1];
    }

    public double mean() {
        return mean;
    }

    /** The smallest value that at least this share of the values do not exceed. */
    public double at(Percentile percentile) {
        long rank = Math.max(1, (long) Math.ceil(percentile.rank() / 100 * count()));
        int found = Arrays.binarySearch(upTo, rank);
        return values[found >= 0 ? found : Math.min(values.length - 1, -found - 1)];
    }

    /** The values of all of them; at least one. */
    public static ValueCounts sum(Iterable<ValueCounts> parts) {
        Builder sum = new Builder();
        for (ValueCounts part : parts) {
            for (int i = 0; i < part.values.length; i++) {
                sum.add(part.values[i], part.upTo[i] - (i == 0 ? 0 : part.upTo[i - 1]));
            }
        }
        return sum.build();
    }
}
