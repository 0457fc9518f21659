package dev.headroom.benchmarks.gates;

import dev.headroom.measure.Percentile;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The rules that others judge the same blocks by. Each says whether it would call the change a regression. */
final class PeerRules {

    private static final double ALPHA = 0.05;

    private PeerRules() {}

    /** One run against one: worse by more than the limit. */
    static boolean naive(TrialBlock block, double limit) {
        return block.block().after().value() > block.block().before().value() * (1 + limit);
    }

    /** All requests of all runs, as if they were independent: a rank test, and slower. */
    static boolean pooledRequests(List<TrialBlock> blocks) {
        return pooled(blocks, run -> Arrays.stream(run.times()));
    }

    /** All iterations of all forks likewise, by the percentile of each. */
    static boolean pooledIterations(List<TrialBlock> blocks, Percentile percentile) {
        return pooled(blocks, run -> run.iterations(percentile));
    }

    private static boolean pooled(List<TrialBlock> blocks, Function<SimulatedRun, DoubleStream> values) {
        double[] before = pooled(blocks, SimulatedService.Pair::before, values);
        double[] after = pooled(blocks, SimulatedService.Pair::after, values);
        return median(after) > median(before) && MannWhitney.pValue(before, after) < ALPHA;
    }

    private static double[] pooled(
            List<TrialBlock> blocks,
            Function<SimulatedService.Pair, SimulatedRun> side,
            Function<SimulatedRun, DoubleStream> values) {
        return blocks.stream()
                .flatMap(block -> block.runs().stream())
                .flatMapToDouble(runs -> values.apply(side.apply(runs)))
                .sorted()
                .toArray();
    }

    /**
     * As golang.org/x/perf/cmd/benchstat does it: a rank test over the values of the runs at 5 %, and the change of their medians.
     *
     * @param limit what the medians may differ by; 0 for what the tool itself calls a change
     */
    static boolean benchstat(List<TrialBlock> blocks, double limit) {
        double[] before = values(blocks, block -> block.block().before().value());
        double[] after = values(blocks, block -> block.block().after().value());
        return median(after) > median(before) * (1 + limit) && MannWhitney.pValue(before, after) < ALPHA;
    }

    private static double[] values(List<TrialBlock> blocks, ToDoubleFunction<TrialBlock> side) {
        return blocks.stream().mapToDouble(side).sorted().toArray();
    }

    private static double median(double[] ascending) {
        int middle = ascending.length / 2;
        return ascending.length % 2 == 1 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2;
    }
}
