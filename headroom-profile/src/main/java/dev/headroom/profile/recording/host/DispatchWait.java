package dev.headroom.profile.recording.host;

/**
 * A thread that hands requests to others waited for a processor at some time between two readings ({@code headroom.Dispatch}).
 *
 * @param startNanos first reading, since the Unix epoch
 * @param endNanos second reading
 * @param waitedNanos how long it waited between them, in one or several turns
 */
public record DispatchWait(long startNanos, long endNanos, long waitedNanos) {

    public DispatchWait {
        if (endNanos < startNanos || waitedNanos < 0) {
            throw new IllegalArgumentException("A dispatcher waits from " + startNanos + " to " + endNanos + " ns for "
                    + waitedNanos + " ns: neither can be negative");
        }
    }
}
