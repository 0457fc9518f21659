package dev.headroom.profile.recording.host;

/**
 * A thread that hands requests to others had waited for a processor ({@code headroom.Dispatch}). Linux counts a wait when it is
 * over: it ended between two readings, and may have begun before the first.
 *
 * @param startNanos first reading, since the Unix epoch
 * @param endNanos second reading
 * @param waitedNanos how long it waited, in one or several turns
 */
public record DispatchWait(long startNanos, long endNanos, long waitedNanos) {

    public DispatchWait {
        if (endNanos < startNanos || waitedNanos < 0) {
            throw new IllegalArgumentException("A dispatcher waits from " + startNanos + " to " + endNanos + " ns for "
                    + waitedNanos + " ns: neither can be negative");
        }
    }

    /** Before this instant none of it was waited. */
    public long earliestNanos() {
        return startNanos - waitedNanos;
    }
}
