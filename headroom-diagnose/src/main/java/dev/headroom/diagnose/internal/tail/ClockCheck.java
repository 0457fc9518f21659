package dev.headroom.diagnose.internal.tail;

import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.JoinedRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the client's and the recording's clock agree: no server begins a request before it was sent, or begins it after it
 * was complete.
 */
final class ClockCheck {

    private static final long TOLERATED_NANOS = 1_000_000;
    private static final double TOLERATED_SHARE = 0.01;

    private ClockCheck() {}

    /** What is wrong, in words; empty where they agree. */
    static Optional<String> disagreement(List<EndpointEvidence> endpoints) {
        long joined = 0;
        long wrong = 0;
        for (EndpointEvidence endpoint : endpoints) {
            for (JoinedRequest request : endpoint.requests()) {
                if (request.client().isPresent()) {
                    joined++;
                    wrong += disagrees(request) ? 1 : 0;
                }
            }
        }
        if (joined == 0 || wrong <= TOLERATED_SHARE * joined) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "The client's clock and the recording's disagree: %,d of %,d requests began in the service before they were"
                        + " sent, or after they were complete. Only what the service saw is explained, not what came before it.",
                wrong,
                joined));
    }

    private static boolean disagrees(JoinedRequest request) {
        var client = request.client().orElseThrow();
        long begun = request.server().startNanos();
        return begun < client.sentNanos() - TOLERATED_NANOS || begun > client.completedNanos() + TOLERATED_NANOS;
    }

    /** The same requests without the client's view. */
    static EndpointEvidence serverSideOnly(EndpointEvidence endpoint) {
        return new EndpointEvidence(
                endpoint.endpoint(),
                endpoint.code(),
                endpoint.perRequest(),
                endpoint.requests().stream()
                        .map(request -> new JoinedRequest(request.server(), Optional.empty()))
                        .toList(),
                endpoint.samples(),
                endpoint.sql(),
                endpoint.calls(),
                endpoint.waits(),
                endpoint.instance());
    }
}
