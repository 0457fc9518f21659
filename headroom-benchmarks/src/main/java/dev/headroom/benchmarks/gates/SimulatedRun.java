package dev.headroom.benchmarks.gates;

import dev.headroom.gate.block.Side;
import dev.headroom.gate.block.StretchedTimes;
import dev.headroom.measure.Percentile;
import java.util.Arrays;
import java.util.List;

/**
 * The response times of one simulated process, in nanoseconds, second by second. The arrays are kept, not copied; nobody changes them.
 */
public final class SimulatedRun {

    /** How finely stretches tell times apart, as a histogram would. */
    private static final long STEP_NANOS = 50_000;

    private final List<long[]> seconds;
    private final long[] sorted;

    SimulatedRun(List<long[]> seconds) {
        this.seconds = List.copyOf(seconds);
        this.sorted = seconds.stream().flatMapToLong(Arrays::stream).toArray();
        Arrays.sort(sorted);
    }

    /** One metric of this run, as a block's side. */
    public Side side(Percentile percentile) {
        int rank = (int) Math.ceil(percentile.rank() / 100 * sorted.length);
        List<long[]> coarse = seconds.stream()
                .map(second -> Arrays.stream(second)
                        .map(nanos -> nanos / STEP_NANOS * STEP_NANOS)
                        .toArray())
                .toList();
        return new Side(sorted[rank - 1], StretchedTimes.ofNanos(coarse).at(percentile));
    }

    /** Every request's time in nanoseconds. */
    double[] times() {
        return Arrays.stream(sorted).asDoubleStream().toArray();
    }
}
