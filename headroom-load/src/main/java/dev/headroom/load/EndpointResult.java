package dev.headroom.load;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.PerRequest;
import java.util.Map;

/**
 * What the load saw of one endpoint.
 *
 * @param requests whose intended start lay in the window, errors included
 * @param errorsByKind among them, only kinds that happened
 * @param responseTimes intended start to complete, of those that succeeded
 * @param serviceTimes send to complete, likewise
 * @param timeline the response times, second by second
 */
public record EndpointResult(
        String name,
        long requests,
        Map<RequestOutcome, Long> errorsByKind,
        DurationHistogram responseTimes,
        DurationHistogram serviceTimes,
        ResponseTimeline timeline) {

    public EndpointResult {
        errorsByKind = Map.copyOf(errorsByKind);
    }

    public long errors() {
        return errorsByKind.values().stream().mapToLong(Long::longValue).sum();
    }

    /** As the run keeps it, joined with what the requests cost the server. */
    public EndpointMeasurement toMeasurement(PerRequest perRequest) {
        return new EndpointMeasurement(
                name, requests, errorsByKind, responseTimes.summary(), serviceTimes.summary(), perRequest);
    }
}
