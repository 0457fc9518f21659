package dev.headroom.profile.recording;

/**
 * One thread's wait as the JVM reported it; short ones lie below the JVM's thresholds and are missing.
 *
 * @param startNanos since the Unix epoch
 * @param target class of the monitor or blocker, path of the file, address of the peer
 * @param stack where it waited, in the recording's {@link dev.headroom.profile.StackTable}
 * @param ownerOsThreadId thread that held the monitor before, 0 where unknown
 */
public record ThreadWait(
        Kind kind,
        long startNanos,
        long durationNanos,
        long osThreadId,
        String target,
        int stack,
        long ownerOsThreadId) {

    public long endNanos() {
        return startNanos + durationNanos;
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
