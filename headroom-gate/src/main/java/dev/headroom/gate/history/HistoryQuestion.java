package dev.headroom.gate.history;

import dev.headroom.gate.metric.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which runs and which of their metrics are asked for.
 *
 * @param metrics in the order they are shown
 * @param endpoint only this one; empty for all of them and the instance
 * @param since runs that started before are left out
 * @param newest most runs, counted from the newest; at least 1
 */
public record HistoryQuestion(List<Metric> metrics, Optional<String> endpoint, Instant since, int newest) {

    private static final int USUAL_RUNS = 1_000;

    public HistoryQuestion {
        metrics = List.copyOf(metrics);
        if (metrics.isEmpty() || newest < 1) {
            throw new IllegalArgumentException("A history is of at least one metric and one run");
        }
    }

    /** What a reader wants to know first, of the newest 1,000 runs. */
    public static HistoryQuestion usual() {
        return new HistoryQuestion(
                List.of(
                        Metric.RESPONSE_P50,
                        Metric.RESPONSE_P95,
                        Metric.RESPONSE_P99,
                        Metric.CPU_PER_REQUEST,
                        Metric.BYTES_PER_REQUEST,
                        Metric.QUERIES_PER_REQUEST,
                        Metric.ERRORS,
                        Metric.RSS_PEAK,
                        Metric.HEAP_LIVE),
                Optional.empty(),
                Instant.MIN,
                USUAL_RUNS);
    }
}
