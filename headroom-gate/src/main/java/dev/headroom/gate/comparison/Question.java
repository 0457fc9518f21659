package dev.headroom.gate.comparison;

import dev.headroom.measure.benchmark.Benchmark;
import dev.headroom.measure.benchmark.BenchmarkMetric;
import dev.headroom.measure.notation.NearestName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One metric of one benchmark that has a limit.
 *
 * @param name of the benchmark for people, with its mode where it was measured in several
 * @param statistic which number of each fork is compared
 */
record Question(
        String name,
        Matching.Pair pair,
        RegressLimit limit,
        ForkStatistic statistic,
        BenchmarkMetric base,
        BenchmarkMetric head) {

    /** What lost more of its operations than this is not the same work any more. */
    private static final double LOSSY = 0.01;

    /** What is asked of all pairs: the limits given, or those that hold where none is. */
    static List<Question> of(List<Matching.Pair> pairs, List<RegressLimit> limits) throws LimitException {
        List<Question> questions = new ArrayList<>();
        List<String> labels = pairs.stream().map(pair -> pair.base().label()).toList();
        for (Matching.Pair pair : pairs) {
            String label = pair.base().label();
            String name = Collections.frequency(labels, label) > 1 ? pair.base().key() : label;
            for (RegressLimit limit : limits.isEmpty() ? DefaultLimits.of(pair.base()) : limits) {
                of(name, pair, limit).ifPresent(questions::add);
            }
        }
        for (RegressLimit limit : limits) {
            if (questions.stream().noneMatch(question -> question.limit.equals(limit))) {
                throw unknown(limit, pairs);
            }
        }
        if (questions.isEmpty()) {
            throw new LimitException("score", "no metric that has a limit by default is on both sides; name one");
        }
        return questions;
    }

    private static Optional<Question> of(String name, Matching.Pair pair, RegressLimit limit) {
        Optional<ForkStatistic> statistic = ForkStatistic.of(pair.base(), limit.metric());
        if (statistic.isEmpty()) {
            return Optional.empty();
        }
        Optional<BenchmarkMetric> base = metric(pair.base(), limit, statistic.get());
        Optional<BenchmarkMetric> head = metric(pair.head(), limit, statistic.get());
        return base.isPresent() && head.isPresent()
                ? Optional.of(new Question(name, pair, limit, statistic.get(), base.get(), head.get()))
                : Optional.empty();
    }

    /** What a benchmark is about may be called otherwise on the other side; anything else is known by its name. */
    private static Optional<BenchmarkMetric> metric(Benchmark benchmark, RegressLimit limit, ForkStatistic statistic) {
        return statistic.percentile().isPresent() || ForkStatistic.isPrimary(limit.metric())
                ? Optional.of(benchmark.primary())
                : benchmark.metric(limit.metric());
    }

    private static LimitException unknown(RegressLimit limit, List<Matching.Pair> pairs) {
        Set<String> names = new LinkedHashSet<>(List.of("p(50)", "p(95)", "mean", "score"));
        pairs.forEach(pair -> pair.base().metrics().forEach(metric -> names.add(metric.name())));
        String question = NearestName.question(limit.metric(), names);
        return new LimitException(
                limit.text(),
                "no benchmark on both sides has a metric '" + limit.metric() + "'"
                        + (question.isEmpty() ? "; expected one of " + String.join(", ", names) : question));
    }

    /** Why two numbers do not compare whatever is allowed; empty where they do. */
    Optional<String> unlikeUnits() {
        return base.unit().equals(head.unit())
                ? Optional.empty()
                : Optional.of("The base counts in " + base.unit() + ", the head in " + head.unit()
                        + ": measure both in one unit.");
    }

    boolean baseLossy() {
        return pair.base().errorShare() > LOSSY;
    }

    boolean headLossy() {
        return pair.head().errorShare() > LOSSY;
    }

    boolean headLost() {
        return pair.head().errorShare() == 1;
    }
}
