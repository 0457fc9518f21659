package dev.headroom.measure.benchmark;

import dev.headroom.measure.Percentile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One independent measurement of a metric: a process, a repeat, or a whole file, with its iterations in their order.
 *
 * @param name for people: {@code fork 2}
 * @param iterations at least one, all of one kind
 */
public record Fork(String name, List<Observation> iterations) {

    public Fork {
        iterations = List.copyOf(iterations);
        if (iterations.isEmpty()) {
            throw new IllegalArgumentException("A fork holds at least one iteration: " + name);
        }
        if (iterations.stream().map(Object::getClass).distinct().count() > 1) {
            throw new IllegalArgumentException("The iterations of a fork are of one kind: " + name);
        }
    }

    /** One that was measured once. */
    public static Fork of(String name, double value) {
        return new Fork(name, List.of(new Observation.Score(value)));
    }

    /** Without what came before an iteration. */
    public Fork from(int iteration) {
        return iteration == 0 ? this : new Fork(name, iterations.subList(iteration, iterations.size()));
    }

    /** Mean over everything that was measured; empty where the file keeps none. */
    public OptionalDouble mean() {
        List<ValueCounts> distributions = distributions();
        if (!distributions.isEmpty()) {
            return OptionalDouble.of(ValueCounts.sum(distributions).mean());
        }
        return iterations.stream().allMatch(each -> each.mean().isPresent())
                ? iterations.stream()
                        .mapToDouble(each -> each.mean().orElseThrow())
                        .average()
                : OptionalDouble.empty();
    }

    /**
     * The value that this share of what was measured is no worse than: of single operations where they were kept, else of
     * the iterations' scores (linear between them: definition 7 of Hyndman and Fan, "Sample quantiles in statistical
     * packages", The American Statistician 50, 1996). Empty where the file has only summaries without this percentile.
     */
    public OptionalDouble at(Percentile percentile, Direction direction) {
        List<ValueCounts> distributions = distributions();
        if (!distributions.isEmpty()) {
            return OptionalDouble.of(ValueCounts.sum(distributions).at(percentile));
        }
        if (iterations.get(0) instanceof Observation.Summary summary) {
            return iterations.size() == 1 ? summary.at(percentile) : OptionalDouble.empty();
        }
        double[] scores = iterations.stream()
                .mapToDouble(each -> each.mean().orElseThrow())
                .sorted()
                .toArray();
        double share = percentile.rank() / 100;
        double position = (direction == Direction.LOWER_IS_BETTER ? share : 1 - share) * (scores.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(scores.length - 1, below + 1);
        return OptionalDouble.of(scores[below] + (position - below) * (scores[above] - scores[below]));
    }

    /** How many single operations it holds; 0 where it holds scores only, or does not tell. */
    public long operations() {
        long counted = distributions().stream().mapToLong(ValueCounts::count).sum();
        return iterations.get(0) instanceof Observation.Summary summary ? summary.count() : counted;
    }

    /** Whether single operations were kept, or percentiles of them, and not only means of many. */
    public boolean holdsOperations() {
        return !(iterations.get(0) instanceof Observation.Score);
    }

    /** Whether all of it was read from what the tool had summed up. */
    public boolean isSummary() {
        return iterations.get(0) instanceof Observation.Summary;
    }

    /** The course of its iterations; empty where some of them has no number that stands for it. */
    public double[] levels() {
        double[] levels = iterations.stream()
                .mapToDouble(each -> each.level().orElse(Double.NaN))
                .toArray();
        return Arrays.stream(levels).anyMatch(Double::isNaN) ? new double[0] : levels;
    }

    private List<ValueCounts> distributions() {
        List<ValueCounts> distributions = new ArrayList<>();
        for (Observation iteration : iterations) {
            if (iteration instanceof Observation.Distribution distribution) {
                distributions.add(distribution.values());
            }
        }
        return distributions;
    }
}
