package dev.headroom.measure.run;

import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.RequestOutcome;
import java.util.Map;

/**
 * One endpoint in one run.
 *
 * @param name as the load names it, for example {@code GET /orders/{id}}
 * @param requests requests whose intended start lay in the window, errors included
 * @param errorsByKind how many of them failed, and how; only kinds that happened
 * @param responseTime intended start to complete, of requests that succeeded
 * @param serviceTime send to complete, of requests that succeeded
 * @param perRequest what one request cost the server
 */
public record EndpointMeasurement(
        String name,
        long requests,
        Map<RequestOutcome, Long> errorsByKind,
        PercentileSummary responseTime,
        PercentileSummary serviceTime,
        PerRequest perRequest) {

    public EndpointMeasurement {
        errorsByKind = Map.copyOf(errorsByKind);
        if (errorsByKind.containsKey(RequestOutcome.OK)) {
            throw new IllegalArgumentException("A request that succeeded is not an error");
        }
        if (requests < 0 || errorCount(errorsByKind) > requests) {
            throw new IllegalArgumentException(
                    "Errors are among the requests, got " + errorsByKind + " of " + requests);
        }
    }

    public long errors() {
        return errorCount(errorsByKind);
    }

    private static long errorCount(Map<RequestOutcome, Long> errorsByKind) {
        return errorsByKind.values().stream().mapToLong(Long::longValue).sum();
    }
}
