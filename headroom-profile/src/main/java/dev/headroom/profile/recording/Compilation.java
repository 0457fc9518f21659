package dev.headroom.profile.recording;

/**
 * One method compiled by the just-in-time compiler, on a thread of its own.
 *
 * @param startNanos since the Unix epoch
 * @param method its full name
 */
public record Compilation(long startNanos, long durationNanos, String method) {

    public long endNanos() {
        return startNanos + durationNanos;
    }
}
