package dev.headroom.measure;

/**
 * One request as the client saw it. Instants are nanoseconds since the Unix epoch, read from one monotonic clock.
 *
 * @param traceId the low 64 bits of the W3C trace id it carried; its server-side event carries the same
 * @param endpoint index into the load's list of endpoints
 * @param connection which of the load's connections carried it, from 0 in the order they were opened; −1 where none did, or unknown
 * @param intendedNanos when the schedule wanted it sent
 * @param sentNanos when it was written to a connection
 * @param firstByteNanos when the first bytes of its answer were read; as completed where that was one and the same read
 * @param completedNanos when the last byte of its answer was read, or when it failed
 */
public record ClientRequest(
        long traceId,
        int endpoint,
        int connection,
        long intendedNanos,
        long sentNanos,
        long firstByteNanos,
        long completedNanos,
        RequestOutcome outcome) {

    public ClientRequest {
        if (intendedNanos > sentNanos || sentNanos > firstByteNanos || firstByteNanos > completedNanos) {
            throw new IllegalArgumentException("A request is intended, then sent, then answered, then completed, got "
                    + intendedNanos + ", " + sentNanos + ", " + firstByteNanos + ", " + completedNanos);
        }
    }

    /** On an unknown connection, its answer read at once. */
    public ClientRequest(
            long traceId,
            int endpoint,
            long intendedNanos,
            long sentNanos,
            long completedNanos,
            RequestOutcome outcome) {
        this(traceId, endpoint, -1, intendedNanos, sentNanos, completedNanos, completedNanos, outcome);
    }

    /** Send to complete. */
    public long serviceTimeNanos() {
        return completedNanos - sentNanos;
    }

    /** Intended start to complete: includes the wait for a connection. */
    public long responseTimeNanos() {
        return completedNanos - intendedNanos;
    }

    /** How long after its intended start it was sent. */
    public long latenessNanos() {
        return sentNanos - intendedNanos;
    }
}
