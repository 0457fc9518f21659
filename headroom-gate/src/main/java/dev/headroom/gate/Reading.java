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
 * @param count requests the value was taken over; 1 for what is measured of the instance alone
 * @param missing why there is no value, a sentence; empty when there is one
 */
public record Reading(OptionalDouble value, long count, String missing) {

    public static Reading of(RunMeasurement run, Subject subject, Metric metric) {
        if (subject.kind() == SubjectKind.INSTANCE) {
            return ofInstance(run, metric);
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

    private static Reading ofInstance(RunMeasurement run, Metric metric) {
        if (metric == Metric.ERRORS || metric == Metric.THROUGHPUT) {
            return run.requests() == 0 ? nothing(run) : ofRequests(run, metric, run.requests(), run.errors());
        }
        if (metric == Metric.GC_SHARE) {
            OptionalLong pauses = run.instance().gcPauseNanos();
            return pauses.isPresent() && run.window().toNanos() > 0
                    ? measured((double) pauses.getAsLong() / run.window().toNanos(), 1)
                    : unmeasured(metric, run);
        }
        OptionalLong value =
                switch (metric) {
                    case RSS_PEAK -> run.instance().rssPeakBytes();
                    case HEAP_LIVE -> run.instance().heapLiveBytes();
                    case STARTUP -> run.instance().startupNanos();
                    default -> throw new IllegalArgumentException(metric.id() + " is not measured of an instance");
                };
        return value.isPresent() ? measured(value.getAsLong(), 1) : unmeasured(metric, run);
    }

    /** What follows from how many succeeded; of a window without length nothing does. */
    private static Reading ofRequests(RunMeasurement run, Metric metric, long requests, long errors) {
        if (metric == Metric.ERRORS) {
            return measured((double) errors / requests, requests);
        }
        double seconds = run.window().toNanos() / 1e9;
        return seconds > 0 ? measured((requests - errors) / seconds, requests) : unmeasured(metric, run);
    }

    private static Reading of(RunMeasurement run, EndpointMeasurement endpoint, Metric metric) {
        if (endpoint.requests() == 0) {
            return nothing(run);
        }
        Optional<Percentile> percentile = metric.percentile();
        if (percentile.isPresent()) {
            PercentileSummary times = metric.isServiceTime() ? endpoint.serviceTime() : endpoint.responseTime();
            return times.count() == 0
                    ? missing("No request succeeded in run " + run.id() + ".")
                    : measured(times.nanosAt(percentile.get()), times.count());
        }
        if (metric == Metric.ERRORS || metric == Metric.THROUGHPUT) {
            return ofRequests(run, metric, endpoint.requests(), endpoint.errors());
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

    private static Reading nothing(RunMeasurement run) {
        return missing("No request was measured in run " + run.id() + ".");
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
