package dev.headroom.diagnose.rule;

import dev.headroom.measure.ClientRequest;
import dev.headroom.profile.recording.ServerRequest;
import java.util.Optional;

/**
 * One request from both sides.
 *
 * @param client what the load generator saw of it; empty where there was no load of ours
 */
public record JoinedRequest(ServerRequest server, Optional<ClientRequest> client) {

    private static final int FIRST_ERROR_STATUS = 400;

    /** Whether it counts for response times, which are of requests that succeeded. */
    public boolean succeeded() {
        return client.map(seen -> !seen.outcome().isError()).orElseGet(() -> server.status() < FIRST_ERROR_STATUS);
    }

    /** Intended start to complete; without a client's view, the time the server took. */
    public long responseTimeNanos() {
        return client.map(ClientRequest::responseTimeNanos).orElseGet(server::durationNanos);
    }
}
