package dev.headroom.diagnose;

import dev.headroom.measure.ClientRequest;
import java.util.List;

/**
 * All that was observed in one measuring window, before it is joined. Instants are nanoseconds since the Unix epoch; the
 * client's and the recording's clocks are the same machine's.
 *
 * @param windowStartNanos first intended start
 * @param windowEndNanos end of the window
 * @param endpoints names by the index that {@link ClientRequest#endpoint()} uses; empty where there was no load of ours
 * @param clientRequests empty where there was no load of ours: then routes take the place of endpoints
 * @param traceIdHigh high 64 bits shared by the trace ids of all client requests
 */
public record RunEvidence(
        long windowStartNanos,
        long windowEndNanos,
        List<String> endpoints,
        List<ClientRequest> clientRequests,
        long traceIdHigh,
        ServerEvidence server) {

    public RunEvidence {
        endpoints = List.copyOf(endpoints);
        clientRequests = List.copyOf(clientRequests);
    }
}
