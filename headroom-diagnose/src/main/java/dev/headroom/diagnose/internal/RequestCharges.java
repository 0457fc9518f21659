package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.tail.TailCause;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** One request's time, every nanosecond charged to exactly one cause. */
final class RequestCharges {

    private final EnumMap<TailCause, Long> nanos = new EnumMap<>(TailCause.class);
    private final EnumMap<TailCause, Map<String, Long>> places = new EnumMap<>(TailCause.class);

    void charge(TailCause cause, long chargedNanos, String place) {
        if (chargedNanos > 0) {
            nanos.merge(cause, chargedNanos, Long::sum);
            if (!place.isEmpty()) {
                places.computeIfAbsent(cause, c -> new HashMap<>()).merge(place, chargedNanos, Long::sum);
            }
        }
    }

    long nanos(TailCause cause) {
        return nanos.getOrDefault(cause, 0L);
    }

    Map<String, Long> places(TailCause cause) {
        return places.getOrDefault(cause, Map.of());
    }
}
