package dev.headroom.diagnose.internal.tail;

import java.util.Arrays;

/**
 * The sum up to an instant of things that each go on at a steady rate between two instants. Building it is O(n log n), a
 * question O(log n). Rates may be negative.
 */
final class Ramp {

    private long[] starts = new long[16];
    private long[] ends = new long[16];
    private double[] rates = new double[16];
    private int size;
    private Edges begun = Edges.NONE;
    private Edges over = Edges.NONE;

    void add(long fromNanos, long toNanos, double rate) {
        if (fromNanos >= toNanos || rate == 0) {
            return;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            rates = Arrays.copyOf(rates, size * 2);
        }
        starts[size] = fromNanos;
        ends[size] = toNanos;
        rates[size++] = rate;
    }

    /** Nothing may be added from here on. */
    void close() {
        begun = Edges.of(starts, rates, size);
        over = Edges.of(ends, rates, size);
    }

    /** The sum of all rates times how long each has gone on before this instant. */
    double upTo(long nanos) {
        return begun.passed(nanos) - over.passed(nanos);
    }

    /**
     * Instants with rates, ascending, and running sums of the rates and of rates times instants. Instants count from the first,
     * so that doubles hold them.
     */
    @SuppressWarnings("ArrayRecordComponent") // private to this file
    private record Edges(long origin, long[] at, double[] rate, double[] rateTimesAt) {

        static final Edges NONE = new Edges(0, new long[0], new double[0], new double[0]);

        static Edges of(long[] instants, double[] rates, int size) {
            Integer[] order = new Integer[size];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> Long.compare(instants[a], instants[b]));
            long origin = size == 0 ? 0 : instants[order[0]];
            long[] at = new long[size];
            double[] rate = new double[size];
            double[] rateTimesAt = new double[size];
            for (int i = 0; i < size; i++) {
                at[i] = instants[order[i]];
                rate[i] = rates[order[i]] + (i == 0 ? 0 : rate[i - 1]);
                rateTimesAt[i] = rates[order[i]] * (at[i] - origin) + (i == 0 ? 0 : rateTimesAt[i - 1]);
            }
            return new Edges(origin, at, rate, rateTimesAt);
        }

        double passed(long nanos) {
            int found = Arrays.binarySearch(at, nanos);
            int last = found >= 0 ? found : -found - 2;
            return last < 0 ? 0 : rate[last] * (nanos - origin) - rateTimesAt[last];
        }
    }
}
