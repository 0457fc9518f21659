package dev.headroom.gate.metric;

import dev.headroom.measure.Percentile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Everything a number can be held against. Lower is better, but for throughput.
 *
 * <p>{@code p(95)} is the response time, from the intended start; {@code service.p(95)} the service time, from the
 * send. Only percentiles a run keeps are metrics.
 */
public enum Metric {
    RESPONSE_P50("p(50)", MetricGroup.LATENCY, MetricUnit.NANOSECONDS, Percentile.P50),
    RESPONSE_P95("p(95)", MetricGroup.LATENCY, MetricUnit.NANOSECONDS, Percentile.P95),
    RESPONSE_P99("p(99)", MetricGroup.LATENCY, MetricUnit.NANOSECONDS, Percentile.P99),
    RESPONSE_P99_9("p(99.9)", MetricGroup.LATENCY, MetricUnit.NANOSECONDS, Percentile.P99_9),
    SERVICE_P50("service.p(50)", MetricGroup.LATENCY, MetricUnit.NANOSECONDS, Percentile.P50),
    SERVICE_P95("service.p(95)", MetricGroup.LATENCY, MetricUnit.NANOSECONDS, Percentile.P95),
    SERVICE_P99("service.p(99)", MetricGroup.LATENCY, MetricUnit.NANOSECONDS, Percentile.P99),
    SERVICE_P99_9("service.p(99.9)", MetricGroup.LATENCY, MetricUnit.NANOSECONDS, Percentile.P99_9),
    CPU_PER_REQUEST("cpu/request", MetricGroup.CPU, MetricUnit.NANOSECONDS),
    QUERIES_PER_REQUEST("queries/request", MetricGroup.SQL, MetricUnit.QUERIES),
    BYTES_PER_REQUEST("bytes/request", MetricGroup.ALLOCATIONS, MetricUnit.BYTES),
    /** Requests that failed over all requests. */
    ERRORS("errors", MetricGroup.ERRORS, MetricUnit.RATIO),
    /** Requests that succeeded over the length of the window; of the instance, those of all endpoints together. */
    THROUGHPUT("throughput", MetricGroup.THROUGHPUT, MetricUnit.REQUESTS_PER_SECOND),
    /** Highest resident set size of the process. */
    RSS_PEAK("rss.peak", MetricGroup.MEMORY, MetricUnit.BYTES),
    /** Heap still reachable after a full collection. */
    HEAP_LIVE("heap.live", MetricGroup.MEMORY, MetricUnit.BYTES),
    /** Stop-the-world pauses of the garbage collector over the length of the window. */
    GC_SHARE("gc.share", MetricGroup.GC, MetricUnit.RATIO),
    /** From the start of the service's command to its first answer that says it is ready. */
    STARTUP("startup", MetricGroup.STARTUP, MetricUnit.NANOSECONDS);

    private final String id;
    private final MetricGroup group;
    private final MetricUnit unit;

    @SuppressWarnings("ImmutableEnumChecker") // a record of one double
    private final @Nullable Percentile percentile;

    Metric(String id, MetricGroup group, MetricUnit unit) {
        this(id, group, unit, null);
    }

    Metric(String id, MetricGroup group, MetricUnit unit, @Nullable Percentile percentile) {
        this.id = id;
        this.group = group;
        this.unit = unit;
        this.percentile = percentile;
    }

    /** The metric as written in a budget: {@code p(95)}. */
    public String id() {
        return id;
    }

    public MetricGroup group() {
        return group;
    }

    public MetricUnit unit() {
        return unit;
    }

    public Optional<Percentile> percentile() {
        return Optional.ofNullable(percentile);
    }

    /** Whether it is measured from the send and not from the intended start. */
    public boolean isServiceTime() {
        return id.startsWith("service.");
    }

    /** Whether more of it is better, so that a budget is a floor and less than the baseline a regression. */
    public boolean higherIsBetter() {
        return this == THROUGHPUT;
    }

    /** Whether unchanged code yields the same value in every run, so that it is compared without statistics. */
    public boolean isDeterministic() {
        return this == QUERIES_PER_REQUEST;
    }

    /**
     * How much more than the baseline passes where no budget says, as a ratio: 0.1 is 10 %. Empty where only a budget
     * that names a limit compares with the baseline.
     */
    public OptionalDouble defaultRegress() {
        return switch (this) {
            case RESPONSE_P95 -> OptionalDouble.of(0.10);
            case RSS_PEAK, HEAP_LIVE -> OptionalDouble.of(0.20);
            case BYTES_PER_REQUEST -> OptionalDouble.of(0.50);
            case QUERIES_PER_REQUEST -> OptionalDouble.of(0);
            case RESPONSE_P50,
                    RESPONSE_P99,
                    RESPONSE_P99_9,
                    SERVICE_P50,
                    SERVICE_P95,
                    SERVICE_P99,
                    SERVICE_P99_9,
                    CPU_PER_REQUEST,
                    ERRORS,
                    THROUGHPUT,
                    GC_SHARE,
                    STARTUP -> OptionalDouble.empty();
        };
    }

    public static List<Metric> in(MetricGroup group) {
        return Arrays.stream(values()).filter(metric -> metric.group == group).toList();
    }

    /** The metric of this {@link #id}, as results name it. */
    public static Optional<Metric> named(String id) {
        return Arrays.stream(values()).filter(metric -> metric.id.equals(id)).findFirst();
    }

    /** The metric of exactly this name, spaces aside: {@code p( 95 )} is {@code p(95)}. */
    public static Metric parse(String text) throws ExpressionException {
        return new ExpressionParser(text).metricAlone();
    }
}
