package dev.headroom.report.capacity;

import dev.headroom.load.capacity.MeasuredLevel;
import dev.headroom.load.capacity.ProbedRate;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Percentile;
import dev.headroom.report.internal.MetricText;
import java.util.List;

/** Every probe and every level as rows. */
public final class CapacityTables {

    /** The columns of {@link #probe}. */
    public static final List<String> PROBE_HEAD =
            List.of("rate", "for", "n", "errors", "p50", "p95", "p99", "p99.9", "verdict");

    /** The columns of {@link #level}. */
    public static final List<String> LEVEL_HEAD =
            List.of("users", "for", "n", "errors", "p50", "p95", "p99", "throughput", "law");

    private CapacityTables() {}

    /** One probe's row. */
    public static List<String> probe(ProbedRate probe) {
        return List.of(
                RateText.of(probe.rate()),
                DurationText.of(probe.window().toNanos()),
                MetricText.count(probe.requests()),
                MetricText.count(probe.errors()),
                MetricText.percentile(probe.responseTimes(), Percentile.P50),
                MetricText.percentile(probe.responseTimes(), Percentile.P95),
                MetricText.percentile(probe.responseTimes(), Percentile.P99),
                MetricText.percentile(probe.responseTimes(), Percentile.P99_9),
                probe.verdict() == ProbedRate.Verdict.INVALID
                        ? probe.selfCheck().verdict().id()
                        : probe.verdict().id());
    }

    /** One level's row; its last cell is what the law gives, or why it is left out. */
    public static List<String> level(CapacityReport report, MeasuredLevel level) {
        return List.of(
                Integer.toString(level.users()),
                DurationText.of(level.window().toNanos()),
                MetricText.count(level.requests()),
                MetricText.count(level.errors()),
                MetricText.percentile(level.responseTimes(), Percentile.P50),
                MetricText.percentile(level.responseTimes(), Percentile.P95),
                MetricText.percentile(level.responseTimes(), Percentile.P99),
                RateText.of(level.level().throughput()),
                level.leftOut()
                        .map(why -> "left out")
                        .or(() -> report.fit().map(fit -> RateText.of(fit.law().throughputAt(level.users()))))
                        .orElse(MetricText.UNKNOWN));
    }

    static void append(CapacityReport report, StringBuilder html) {
        html.append("<h2>Probes</h2>\n");
        CapacityPage.table(
                html,
                PROBE_HEAD,
                report.limit().probes().stream().map(CapacityTables::probe).toList());
        if (!report.levels().isEmpty()) {
            html.append("<h2>Levels of concurrency</h2>\n");
            CapacityPage.table(
                    html,
                    LEVEL_HEAD,
                    report.levels().stream().map(level -> level(report, level)).toList());
        }
    }
}
