package dev.headroom.benchmarks.gates;

import dev.headroom.gate.Verdict;
import dev.headroom.gate.comparison.BenchmarkJudge;
import dev.headroom.gate.comparison.BenchmarkJudge.Pairing;
import dev.headroom.gate.comparison.BenchmarkJudge.Unlike;
import dev.headroom.gate.comparison.LimitException;
import dev.headroom.gate.comparison.MetricComparison;
import dev.headroom.gate.comparison.RegressLimit;
import dev.headroom.gate.comparison.UnlikeBenchmarksException;
import dev.headroom.measure.benchmark.Benchmark;
import dev.headroom.measure.benchmark.BenchmarkMetric;
import dev.headroom.measure.benchmark.BenchmarkRun;
import dev.headroom.measure.benchmark.Circumstances;
import dev.headroom.measure.benchmark.Direction;
import dev.headroom.measure.benchmark.Fork;
import dev.headroom.measure.benchmark.Replication;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What one comparison of forks, made again and again, comes to by the rule of {@code headroom compare}, by that of {@code headroom bench}
 * for pairs, and by their peers, all on the same forks. Not thread-safe.
 */
public final class CompareFigures {

    /** What a trial may show, counted over trials. */
    public enum Event {
        FAIL,
        PASS,
        COVERED,
        PAIRED_FAIL,
        PAIRED_PASS,
        NAIVE,
        POOLED_ITERATIONS,
        BENCHSTAT,
        BENCHSTAT_BEYOND
    }

    private static final double LIMIT = 0.10;

    private final TrialSource.Simulated source;
    private final double factor;
    private final Map<Event, Rate> rates = new EnumMap<>(Event.class);

    private CompareFigures(TrialSource.Simulated source, double factor) {
        this.source = source;
        this.factor = factor;
    }

    /** Trials of a change by this factor with so many forks a side, from this seed on: the forks that gates are tried on, too. */
    public static CompareFigures of(TrialSource.Simulated source, int forks, double factor, int trials, long seed) {
        var figures = new CompareFigures(source, factor);
        for (int trial = 0; trial < trials; trial++) {
            Supplier<TrialBlock> pairs = source.trial(factor, seed + trial);
            List<TrialBlock> blocks = new ArrayList<>();
            while (blocks.size() < forks) {
                blocks.add(pairs.get());
            }
            figures.trial(blocks);
        }
        return figures;
    }

    public Rate rate(Event event) {
        return rates.getOrDefault(event, Rate.none());
    }

    private void trial(List<TrialBlock> blocks) {
        BenchmarkRun base = side("base", blocks, SimulatedService.Pair::before);
        BenchmarkRun head = side("head", blocks, SimulatedService.Pair::after);
        MetricComparison compared = judge(base, head, Pairing.INDEPENDENT);
        count(Event.FAIL, compared.verdict() == Verdict.FAIL);
        count(Event.PASS, compared.verdict() == Verdict.PASS);
        compared.interval().ifPresent(interval -> count(Event.COVERED, interval.contains(factor)));
        Verdict paired = judge(base, head, Pairing.INTERLEAVED).verdict();
        count(Event.PAIRED_FAIL, paired == Verdict.FAIL);
        count(Event.PAIRED_PASS, paired == Verdict.PASS);
        count(Event.NAIVE, PeerRules.naive(blocks.get(0), LIMIT));
        count(Event.POOLED_ITERATIONS, PeerRules.pooledIterations(blocks, source.percentile()));
        count(Event.BENCHSTAT, PeerRules.benchstat(blocks, 0));
        count(Event.BENCHSTAT_BEYOND, PeerRules.benchstat(blocks, LIMIT));
    }

    private MetricComparison judge(BenchmarkRun base, BenchmarkRun head, Pairing pairing) {
        var limit = new RegressLimit(source.metric(), LIMIT);
        try {
            return new BenchmarkJudge(List.of(limit), Unlike.REFUSED, pairing)
                    .judge(List.of(base), List.of(head))
                    .comparisons()
                    .get(0);
        } catch (UnlikeBenchmarksException | LimitException e) {
            throw new IllegalStateException("Two sides of one simulation are alike and have the limit's metric", e);
        }
    }

    private static BenchmarkRun side(
            String name, List<TrialBlock> blocks, Function<SimulatedService.Pair, SimulatedRun> side) {
        List<Fork> forks = new ArrayList<>();
        for (TrialBlock block : blocks) {
            forks.add(side.apply(block.runs().orElseThrow()).fork("fork " + (forks.size() + 1)));
        }
        var score = new BenchmarkMetric("score", "ns/op", Direction.LOWER_IS_BETTER, false, forks);
        var benchmark =
                new Benchmark("Service.answer", new TreeMap<>(), "sample", Circumstances.unknown(), List.of(score), 0);
        return new BenchmarkRun(name, "JMH", Replication.FORK, List.of(benchmark), List.of(), List.of());
    }

    private void count(Event event, boolean happened) {
        rates.merge(event, Rate.none().and(happened), (before, one) -> before.and(happened));
    }
}
