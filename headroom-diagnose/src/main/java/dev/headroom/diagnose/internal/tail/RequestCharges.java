package dev.headroom.diagnose.internal.tail;

import dev.headroom.diagnose.tail.TailCause;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request's time, every nanosecond charged to exactly one cause. */
@SuppressWarnings("EnumOrdinal") // lives in memory only
final class RequestCharges {

    static final TailCause[] CAUSES = TailCause.values();

    private final long[] nanos = new long[CAUSES.length];
    private long @Nullable [] queued;
    private long @Nullable [] beforeTheServer;
    private @Nullable Map<TailCause, Map<String, Long>> places;

    void charge(TailCause cause, long chargedNanos, String place) {
        if (chargedNanos <= 0) {
            return;
        }
        nanos[cause.ordinal()] += chargedNanos;
        tell(cause, chargedNanos, place);
    }

    /** Charges time before the server began the request to something else than a queue. */
    void chargeBeforeTheServer(TailCause cause, long chargedNanos, String place) {
        if (chargedNanos <= 0) {
            return;
        }
        if (beforeTheServer == null) {
            beforeTheServer = new long[CAUSES.length];
        }
        beforeTheServer[cause.ordinal()] += chargedNanos;
        charge(cause, chargedNanos, place);
    }

    private void tell(TailCause cause, long chargedNanos, String place) {
        if (!place.isEmpty()) {
            if (places == null) {
                places = new EnumMap<>(TailCause.class);
            }
            places.computeIfAbsent(cause, c -> new HashMap<>(4)).merge(place, chargedNanos, Long::sum);
        }
    }

    /** Moves time spent queueing to the cause of the queue, and to where those who filled it met that. */
    void chargeQueue(TailCause cause, long movedNanos, String place) {
        long moved = Math.min(movedNanos, nanos(TailCause.QUEUEING));
        if (moved <= 0) {
            return;
        }
        if (queued == null) {
            queued = new long[CAUSES.length];
        }
        nanos[TailCause.QUEUEING.ordinal()] -= moved;
        nanos[cause.ordinal()] += moved;
        queued[cause.ordinal()] += moved;
        tell(cause, moved, place);
    }

    /** All that is charged to a cause, what was spent queued behind it included. */
    long nanos(TailCause cause) {
        return nanos[cause.ordinal()];
    }

    /** The part of it that was spent queued behind others that met the cause. */
    long queuedNanos(TailCause cause) {
        return queued == null ? 0 : queued[cause.ordinal()];
    }

    /** The part of it that others had to queue for: while the service had the request in its hands. */
    long inServiceNanos(TailCause cause) {
        return nanos(cause) - queuedNanos(cause) - (beforeTheServer == null ? 0 : beforeTheServer[cause.ordinal()]);
    }

    /** Where most of a cause's time went, empty where it has no place. */
    String place(TailCause cause) {
        return places(cause).entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    Map<String, Long> places(TailCause cause) {
        return places == null ? Map.of() : places.getOrDefault(cause, Map.of());
    }
}
