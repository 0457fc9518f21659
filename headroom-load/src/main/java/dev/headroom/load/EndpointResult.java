package dev.headroom.load;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.PerRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the load saw of one endpoint.
 *
 * @param requests whose intended start lay in the window, errors included
 * @param errorsByKind among them, only kinds that happened
 * @param failedChecks what answers should have said and did not, as it was written, and redirects that were not followed; one
 *     answer may fail several
 * @param responseTimes intended start to complete, of those that succeeded
 * @param serviceTimes send to complete, likewise
 * @param timeline the response times, second by second
 */
public record EndpointResult(
        String name,
        long requests,
        Map<RequestOutcome, Long> errorsByKind,
        Map<String, Long> failedChecks,
        DurationHistogram responseTimes,
        DurationHistogram serviceTimes,
        ResponseTimeline timeline) {

    public EndpointResult {
        errorsByKind = Map.copyOf(errorsByKind);
        failedChecks = Collections.unmodifiableMap(new LinkedHashMap<>(failedChecks));
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
