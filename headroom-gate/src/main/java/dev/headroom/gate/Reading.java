package dev.headroom.gate;

import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.SubjectKind;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.notation.NearestName;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.RunMeasurement;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One metric of one subject, read from a run.
 *
 * @param value in the metric's unit; empty where it was not measured
 * @param count requests the value was taken over; 1 for an instance
 * @param missing why there is no value, a sentence; empty when there is one
 */
public record Reading(OptionalDouble value, long count, String missing) {

    public static Reading of(RunMeasurement run, Subject subject, Metric metric) {
        if (subject.kind() == SubjectKind.INSTANCE) {
            OptionalLong bytes = metric == Metric.RSS_PEAK
                    ? run.instance().rssPeakBytes()
                    : run.instance().heapLiveBytes();
            return bytes.isPresent() ? measured(bytes.getAsLong(), 1) : unmeasured(metric, run);
        }
        Optional<EndpointMeasurement> endpoint = run.endpoint(subject.name());
        if (endpoint.isEmpty()) {
            String nearest = NearestName.question(
                    subject.name(),
                    run.endpoints().stream().map(EndpointMeasurement::name).toList());
            return missing("Run " + run.id() + " has no endpoint '" + subject.name() + "'" + nearest
                    + (nearest.isEmpty() ? "." : ""));
        }
        return of(run, endpoint.get(), metric);
    }

    private static Reading of(RunMeasurement run, EndpointMeasurement endpoint, Metric metric) {
        if (endpoint.requests() == 0) {
            return missing("No request was measured in run " + run.id() + ".");
        }
        Optional<Percentile> percentile = metric.percentile();
        if (percentile.isPresent()) {
            PercentileSummary times = metric.isServiceTime() ? endpoint.serviceTime() : endpoint.responseTime();
            return times.count() == 0
                    ? missing("No request succeeded in run " + run.id() + ".")
                    : measured(times.nanosAt(percentile.get()), times.count());
        }
        if (metric == Metric.ERRORS) {
            return measured((double) endpoint.errors() / endpoint.requests(), endpoint.requests());
        }
        OptionalDouble mean = perRequest(endpoint, metric);
        return mean.isPresent()
                ? measured(mean.getAsDouble(), endpoint.perRequest().requestsSeen())
                : unmeasured(metric, run);
    }

    private static OptionalDouble perRequest(EndpointMeasurement endpoint, Metric metric) {
        return switch (metric) {
            case CPU_PER_REQUEST -> endpoint.perRequest().cpuNanos();
            case BYTES_PER_REQUEST -> endpoint.perRequest().allocatedBytes();
            case QUERIES_PER_REQUEST -> endpoint.perRequest().sqlQueries();
            default -> throw new IllegalArgumentException(metric.id() + " is not a cost of one request");
        };
    }

    private static Reading measured(double value, long count) {
        return new Reading(OptionalDouble.of(value), count, "");
    }

    private static Reading unmeasured(Metric metric, RunMeasurement run) {
        return missing(metric.id() + " was not measured in run " + run.id() + ".");
    }

    private static Reading missing(String reason) {
        return new Reading(OptionalDouble.empty(), 0, reason);
    }

    /** Requests still needed before the metric's percentile is bounded with 95 % confidence; 0 if it is. */
    public long shortOf(Metric metric) {
        return metric.percentile()
                .map(percentile -> Math.max(0, percentile.minimumCount() - count))
                .orElse(0L);
    }
}
