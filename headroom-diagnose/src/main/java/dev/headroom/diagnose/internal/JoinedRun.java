package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.AttributionShare;
import dev.headroom.diagnose.rule.EndpointEvidence;
import java.util.List;

/**
 * A run's evidence by endpoint and request.
 *
 * @param endpoints those with at least one request seen on the server, in the load's order
 * @param requestsOnThreads which endpoint a thread worked for at an instant
 * @param counts what could not be joined
 */
public record JoinedRun(
        List<EndpointEvidence> endpoints,
        List<AttributionShare> attribution,
        RequestsOnThreads requestsOnThreads,
        Counts counts) {

    /**
     * @param serverRequests server-side requests that started in the window
     * @param joined those of them that are one of the client's
     * @param clientRequests the client's requests with an intended start in the window
     * @param clientSeen those of them with a server-side event
     * @param samplesOutside samples outside the window, left out
     */
    public record Counts(
            long serverRequests,
            long joined,
            long clientRequests,
            long clientSeen,
            long samples,
            long samplesOutside) {}

    public JoinedRun {
        endpoints = List.copyOf(endpoints);
        attribution = List.copyOf(attribution);
    }
}
