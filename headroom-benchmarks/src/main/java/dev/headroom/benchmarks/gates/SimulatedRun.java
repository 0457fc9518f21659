package dev.headroom.benchmarks.gates;

import dev.headroom.gate.block.Side;
import dev.headroom.gate.block.StretchedTimes;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.benchmark.Fork;
import dev.headroom.measure.benchmark.Observation;
import dev.headroom.measure.benchmark.ValueCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

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
        int rank = rank(percentile, sorted.length);
        List<long[]> coarse = seconds.stream()
                .map(second -> Arrays.stream(second)
                        .map(nanos -> nanos / STEP_NANOS * STEP_NANOS)
                        .toArray())
                .toList();
        return new Side(sorted[rank - 1], StretchedTimes.ofNanos(coarse).at(percentile));
    }

    /** As the fork of a benchmark: each second is an iteration, each request an operation. */
    Fork fork(String name) {
        List<Observation> iterations = new ArrayList<>();
        for (long[] second : seconds) {
            var counts = new ValueCounts.Builder();
            for (long nanos : second) {
                counts.add(nanos, 1);
            }
            iterations.add(new Observation.Distribution(counts.build()));
        }
        return new Fork(name, iterations);
    }

    /** The percentile of each second, in nanoseconds. */
    DoubleStream iterations(Percentile percentile) {
        return seconds.stream().mapToDouble(second -> {
            long[] ascending = second.clone();
            Arrays.sort(ascending);
            return ascending[rank(percentile, ascending.length) - 1];
        });
    }

    private static int rank(Percentile percentile, int count) {
        return (int) Math.ceil(percentile.rank() / 100 * count);
    }

    /** Every request's time in nanoseconds. */
    double[] times() {
        return Arrays.stream(sorted).asDoubleStream().toArray();
    }
}
