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
 */
record ForkValues(List<Double> base, List<Double> head) {

    /** What a mean of whole numbers may drift by operations cut off at either end. */
    private static final double ROUNDING = 0.005;

    /** Below a byte an operation, a profiler of allocations shows its own. */
    private static final Set<String> AT_LEAST_ONE = Set.of("gc.alloc.rate.norm", "B/op", "bytes/request");

    ForkValues {
        base = List.copyOf(base);
        head = List.copyOf(head);
    }

    /** Without forks that never became steady, and without what came before. */
    static ForkValues steady(Question question, SteadyForks base, SteadyForks head, boolean paired) {
        if (!paired) {
            return new ForkValues(
                    values(question, question.base(), base.steady()), values(question, question.head(), head.steady()));
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
        return new ForkValues(values(question, question.base(), ofBase), values(question, question.head(), ofHead));
    }

    /** All forks with all their iterations. */
    static ForkValues whole(Question question, boolean paired) {
        List<Fork> base = question.base().forks();
        List<Fork> head = question.head().forks();
        int most = paired ? Math.min(base.size(), head.size()) : Integer.MAX_VALUE;
        return new ForkValues(
                values(question, question.base(), base.subList(0, Math.min(most, base.size()))),
                values(question, question.head(), head.subList(0, Math.min(most, head.size()))));
    }

    private static List<Double> values(Question question, BenchmarkMetric metric, List<Fork> forks) {
        double least = AT_LEAST_ONE.contains(metric.name()) ? 1 : 0;
        return forks.stream()
                .map(fork -> Math.max(
                        least,
                        question.statistic().valueOf(fork, metric.direction()).orElseThrow()))
                .toList();
    }

    /** The smaller side's number. */
    int fewest() {
        return Math.min(base.size(), head.size());
    }

    boolean arePositive() {
        return base.stream().allMatch(value -> value > 0) && head.stream().allMatch(value -> value > 0);
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
        double before = mean(base);
        double after = mean(head);
        double tolerance = repeats ? ROUNDING : 0;
        return higherIsBetter
                ? after * (1 + limit) < before - tolerance
                : after > before * (1 + limit) + tolerance;
    }

    private static boolean isConstant(List<Double> values, double tolerance) {
        return values.stream().allMatch(value -> Math.abs(value - values.get(0)) <= tolerance);
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** Logarithms that rise as the metric gets worse. */
    static double[] worseningLogs(List<Double> values, boolean higherIsBetter) {
        return values.stream()
                .mapToDouble(value -> higherIsBetter ? -Math.log(value) : Math.log(value))
                .toArray();
    }
}
