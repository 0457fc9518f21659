package dev.headroom.gate.comparison;

import dev.headroom.measure.Percentile;
import dev.headroom.measure.benchmark.Benchmark;
import dev.headroom.measure.benchmark.BenchmarkMetric;
import dev.headroom.measure.benchmark.Direction;
import dev.headroom.measure.benchmark.Fork;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which number stands for a fork: the mean of a metric, or a percentile of what a benchmark is about.
 *
 * @param percentile empty for the mean
 */
record ForkStatistic(String metricName, Optional<Percentile> percentile) {

    private static final Pattern PERCENTILE = Pattern.compile("p\\((\\d{1,2}(?:\\.\\d{1,9})?)\\)");

    /** What a limit's metric means for a benchmark; empty where the benchmark has no such metric. */
    static Optional<ForkStatistic> of(Benchmark benchmark, String metric) {
        Optional<Percentile> percentile = percentile(metric);
        if (percentile.isPresent() || isPrimary(metric)) {
            return DefaultLimits.isResource(benchmark.primary())
                    ? Optional.empty()
                    : Optional.of(new ForkStatistic(benchmark.primary().name(), percentile));
        }
        return benchmark.metric(metric).map(found -> new ForkStatistic(metric, Optional.empty()));
    }

    static boolean isPrimary(String metric) {
        return metric.equals("score") || metric.equals("mean");
    }

    static Optional<Percentile> percentile(String metric) {
        Matcher matcher = PERCENTILE.matcher(metric);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double rank = Double.parseDouble(matcher.group(1));
        return rank > 0 ? Optional.of(new Percentile(rank)) : Optional.empty();
    }

    OptionalDouble valueOf(Fork fork, Direction direction) {
        return percentile.isPresent() ? fork.at(percentile.get(), direction) : fork.mean();
    }

    /** Why the forks of a metric do not yield this number; empty where they do. */
    Optional<String> missing(BenchmarkMetric metric, String side) {
        for (Fork fork : metric.forks()) {
            if (valueOf(fork, metric.direction()).isEmpty()) {
                return Optional.of("The " + side + " holds no "
                        + percentile
                                .map(p -> "p(" + p.label().substring(1) + ")")
                                .orElse("mean")
                        + ", nor what it could be read from.");
            }
            Optional<String> few = percentile.flatMap(wanted -> tooFew(fork, wanted, side));
            if (few.isPresent()) {
                return few;
            }
        }
        return Optional.empty();
    }

    /** A percentile of one number is that number, and one of few operations is not bounded by them. */
    private static Optional<String> tooFew(Fork fork, Percentile wanted, String side) {
        if (!fork.holdsOperations() && fork.iterations().size() == 1) {
            return Optional.of("Each measurement of the " + side
                    + " is a single number, which has no percentiles; give a limit for the score.");
        }
        long operations = fork.operations();
        return fork.holdsOperations() && operations > 0 && operations < wanted.minimumCount()
                ? Optional.of("In the " + side + ", " + fork.name() + " has " + operations + " single times, "
                        + wanted.label() + " needs " + wanted.minimumCount() + ": measure longer.")
                : Optional.empty();
    }
}
