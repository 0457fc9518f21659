package dev.headroom.gate.comparison;

import dev.headroom.measure.benchmark.BenchmarkMetric;
import dev.headroom.measure.benchmark.Fork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One number for each fork of both sides.
 *
 * @param base of the forks compared
 * @param head likewise
 * @param least what a smaller value counts as where two are compared
 */
record ForkValues(List<Double> base, List<Double> head, double least) {

    /** What a mean of whole numbers may drift by operations cut off at either end. */
    private static final double ROUNDING = 0.005;

    /** Below a byte an operation, a profiler of allocations shows its own. */
    private static final Set<String> AT_LEAST_ONE = Set.of("gc.alloc.rate.norm", "B/op", "bytes/request");

    ForkValues {
        base = List.copyOf(base);
        head = List.copyOf(head);
    }

    static ForkValues none() {
        return new ForkValues(List.of(), List.of(), 0);
    }

    /** Without forks that never became steady, and without what came before. */
    static ForkValues steady(Question question, SteadyForks base, SteadyForks head, boolean paired) {
        if (!paired) {
            return of(question, base.steady(), head.steady());
        }
        List<Fork> ofBase = new ArrayList<>();
        List<Fork> ofHead = new ArrayList<>();
        for (int i = 0; i < Math.min(base.forks().size(), head.forks().size()); i++) {
            Optional<Fork> one = base.forks().get(i);
            Optional<Fork> other = head.forks().get(i);
            if (one.isPresent() && other.isPresent()) {
                ofBase.add(one.get());
                ofHead.add(other.get());
            }
        }
        return of(question, ofBase, ofHead);
    }

    /** All forks with all their iterations. */
    static ForkValues whole(Question question, boolean paired) {
        List<Fork> base = question.base().forks();
        List<Fork> head = question.head().forks();
        int most = paired ? Math.min(base.size(), head.size()) : Integer.MAX_VALUE;
        return of(question, base.subList(0, Math.min(most, base.size())), head.subList(0, Math.min(most, head.size())));
    }

    private static ForkValues of(Question question, List<Fork> base, List<Fork> head) {
        return new ForkValues(
                values(question, question.base(), base),
                values(question, question.head(), head),
                AT_LEAST_ONE.contains(question.base().name()) ? 1 : 0);
    }

    private static List<Double> values(Question question, BenchmarkMetric metric, List<Fork> forks) {
        return forks.stream()
                .map(fork ->
                        question.statistic().valueOf(fork, metric.direction()).orElseThrow())
                .toList();
    }

    /** The smaller side's number. */
    int fewest() {
        return Math.min(base.size(), head.size());
    }

    boolean arePositive() {
        return least > 0
                || (base.stream().allMatch(value -> value > 0) && head.stream().allMatch(value -> value > 0));
    }

    /** Whether each side holds one and the same value, again and again. */
    boolean areConstant(double tolerance) {
        return isConstant(base, tolerance) && isConstant(head, tolerance);
    }

    /** Whether both sides hold the same value as often as that is worth saying. */
    boolean areExact(boolean repeats) {
        return fewest() > 0 && (repeats ? areConstant(ROUNDING) : fewest() > 1 && areConstant(0));
    }

    /** Whether the head, which is constant, exceeds the base by more than that. */
    boolean exceeds(double limit, boolean higherIsBetter, boolean repeats) {
        double before = Math.max(least, mean(base));
        double after = Math.max(least, mean(head));
        double tolerance = repeats ? ROUNDING : 0;
        return higherIsBetter ? after * (1 + limit) < before - tolerance : after > before * (1 + limit) + tolerance;
    }

    private static boolean isConstant(List<Double> values, double tolerance) {
        return values.stream().allMatch(value -> Math.abs(value - values.get(0)) <= tolerance);
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** Logarithms of one side's values that rise as the metric gets worse. */
    double[] worseningLogs(List<Double> side, boolean higherIsBetter) {
        return side.stream()
                .mapToDouble(value -> Math.log(Math.max(least, value)))
                .map(log -> higherIsBetter ? -log : log)
                .toArray();
    }
}
