package dev.headroom.profile.recording;

/**
 * One thread's wait as the JVM reported it; short ones lie below the JVM's thresholds and are missing.
 *
 * @param startNanos since the Unix epoch
 * @param target class of the monitor or blocker, path of the file, address of the peer
 * @param stack where it waited, in the recording's {@link dev.headroom.profile.StackTable}
 * @param ownerOsThreadId thread that held the monitor before, 0 where unknown
 * @param wantedNanos how long a sleep was to take, −1 for other waits and where that is not known
 */
public record ThreadWait(
        Kind kind,
        long startNanos,
        long durationNanos,
        long osThreadId,
        String target,
        int stack,
        long ownerOsThreadId,
        long wantedNanos) {

    public long endNanos() {
        return startNanos + durationNanos;
    }

    /** When the thread was to wake, since the Unix epoch; its end where that is not known. */
    public long dueNanos() {
        return wantedNanos < 0 ? endNanos() : startNanos + wantedNanos;
    }

    /** What the thread waited for. */
    public enum Kind {
        MONITOR_ENTER,
        MONITOR_WAIT,
        PARK,
        SLEEP,
        FILE_IO,
        SOCKET_IO,
        CLASS_LOADING,
        /** The collector could not free memory fast enough for an allocation. */
        ALLOCATION_STALL,
        /** A virtual thread that could not leave its carrier. */
        PINNED
    }
}
