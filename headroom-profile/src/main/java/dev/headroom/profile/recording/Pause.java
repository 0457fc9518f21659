package dev.headroom.profile.recording;

/**
 * A time in which no application thread ran.
 *
 * @param cause for example {@code G1 Evacuation Pause}, or the safepoint operation
 */
public record Pause(Kind kind, long startNanos, long durationNanos, String cause) {

    /** Why all threads stopped. */
    public enum Kind {
        GARBAGE_COLLECTION,
        SAFEPOINT
    }

    public long endNanos() {
        return startNanos + durationNanos;
    }
}
