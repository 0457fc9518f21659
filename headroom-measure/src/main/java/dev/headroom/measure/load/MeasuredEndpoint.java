package dev.headroom.measure.load;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.PerRequest;
import java.util.EnumMap;
import java.util.Map;

/**
 * One endpoint of a measured load, with its histograms.
 *
 * @param requests whose intended start lay in the window, errors included
 * @param errorsByKind among them, only kinds that happened
 * @param responseTimes intended start to complete, of those that succeeded
 * @param serviceTimes send to complete, likewise
 */
public record MeasuredEndpoint(
        String name,
        long requests,
        Map<RequestOutcome, Long> errorsByKind,
        DurationHistogram responseTimes,
        DurationHistogram serviceTimes) {

    public MeasuredEndpoint {
        errorsByKind = Map.copyOf(errorsByKind);
    }

    /** Counts added, histograms merged. */
    MeasuredEndpoint plus(MeasuredEndpoint other) {
        Map<RequestOutcome, Long> errors = new EnumMap<>(RequestOutcome.class);
        errors.putAll(errorsByKind);
        other.errorsByKind.forEach((kind, count) -> errors.merge(kind, count, Long::sum));
        return new MeasuredEndpoint(
                name,
                requests + other.requests,
                errors,
                responseTimes.plus(other.responseTimes),
                serviceTimes.plus(other.serviceTimes));
    }

    /** What of it every result shows. */
    public EndpointMeasurement summary() {
        return new EndpointMeasurement(
                name, requests, errorsByKind, responseTimes.summary(), serviceTimes.summary(), PerRequest.unknown());
    }
}
