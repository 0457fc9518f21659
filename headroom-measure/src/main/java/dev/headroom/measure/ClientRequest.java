package dev.headroom.measure;

/**
 * One request as the client saw it. Instants are nanoseconds since the Unix epoch, read from one monotonic clock.
 *
 * @param traceId the low 64 bits of the W3C trace id it carried; its server-side event carries the same
 * @param endpoint index into the load's list of endpoints
 * @param intendedNanos when the schedule wanted it sent
 * @param sentNanos when it was written to a connection
 * @param completedNanos when the last byte of its answer was read, or when it failed
 */
public record ClientRequest(
        long traceId, int endpoint, long intendedNanos, long sentNanos, long completedNanos, RequestOutcome outcome) {

    public ClientRequest {
        if (intendedNanos > sentNanos || sentNanos > completedNanos) {
            throw new IllegalArgumentException("A request is intended, then sent, then completed, got " + intendedNanos
                    + ", " + sentNanos + ", " + completedNanos);
        }
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
