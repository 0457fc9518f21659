package dev.headroom.diagnose.tail;

import java.util.Locale;

/** Where a slow request's extra time can go; the ids are stable. */
public enum TailCause {
    GC_PAUSE,
    SAFEPOINT,
    MONITOR,
    PARK,
    SLEEP,
    POOL_WAIT,
    SQL,
    SOCKET_IO,
    FILE_IO,
    DOWNSTREAM,
    CPU,
    RUN_QUEUE,
    THROTTLING,
    CLASS_LOADING,
    COMPILATION,
    PAGE_FAULTS,
    ALLOCATION_STALL,
    PINNING,
    QUEUEING,
    GENERATOR,
    UNEXPLAINED;

    /** The stable name in JSON: {@code gc-pause}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
