package dev.headroom.benchmarks.gates;

import dev.headroom.gate.block.Side;
import dev.headroom.gate.block.StretchedTimes;
import dev.headroom.measure.Percentile;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * The response times of one simulated process, in nanoseconds, second by second. The arrays are kept, not copied; nobody changes them.
 */
public final class SimulatedRun {

    private final List<long[]> seconds;

    SimulatedRun(List<long[]> seconds) {
        this.seconds = List.copyOf(seconds);
    }

    /** One metric of this run, as a block's side. */
    public Side side(Percentile percentile) {
        long[] sorted = sorted();
        int rank = (int) Math.ceil(percentile.rank() / 100 * sorted.length);
        return new Side(sorted[rank - 1], StretchedTimes.ofNanos(seconds).at(percentile));
    }

    /** Every request's time, ascending. */
    public long[] sorted() {
        long[] all = seconds.stream().flatMapToLong(Arrays::stream).toArray();
        Arrays.sort(all);
        return all;
    }

    SimulatedRun map(LongUnaryOperator change) {
        return new SimulatedRun(seconds.stream()
                .map(second -> Arrays.stream(second).map(change).toArray())
                .toList());
    }
}
