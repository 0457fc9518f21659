package dev.headroom.gate.comparison;

import dev.headroom.measure.Percentile;
import dev.headroom.measure.benchmark.Benchmark;
import dev.headroom.measure.benchmark.BenchmarkMetric;
import dev.headroom.measure.benchmark.Direction;
import dev.headroom.measure.benchmark.Fork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is judged where nobody named a limit, as of budgets: p95 10 %, memory 20 %, allocations 50 %, counts exactly. Where
 * single times were not kept, the score stands for p95.
 */
final class DefaultLimits {

    private static final double TIMES = 0.10;

    private static final Map<String, Double> BY_NAME = Map.of(
            "gc.alloc.rate.norm", 0.50,
            "B/op", 0.50,
            "allocs/op", 0.50,
            "bytes/request", 0.50,
            "memory", 0.20,
            "rss.peak", 0.20,
            "heap.live", 0.20,
            "queries/request", 0.0);

    private DefaultLimits() {}

    static List<RegressLimit> of(Benchmark benchmark) {
        List<RegressLimit> limits = new ArrayList<>();
        BenchmarkMetric primary = benchmark.primary();
        if (!isResource(primary)) {
            limits.add(new RegressLimit(holdsTail(primary) ? "p(95)" : "score", TIMES));
        }
        for (BenchmarkMetric metric : benchmark.metrics()) {
            Double limit = BY_NAME.get(metric.name());
            if (limit != null) {
                limits.add(new RegressLimit(metric.name(), limit));
            }
        }
        return limits;
    }

    /** Whether a metric says what something costs beside its time, so that it has no percentiles and is no score. */
    static boolean isResource(BenchmarkMetric metric) {
        return BY_NAME.containsKey(metric.name());
    }

    private static boolean holdsTail(BenchmarkMetric metric) {
        Fork first = metric.forks().get(0);
        return first.holdsOperations()
                && first.at(Percentile.P95, Direction.LOWER_IS_BETTER).isPresent();
    }
}
