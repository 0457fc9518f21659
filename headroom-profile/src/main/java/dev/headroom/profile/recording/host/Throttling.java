package dev.headroom.profile.recording.host;

/**
 * What the control group said of its processor quota between two readings of {@code cpu.stat} ({@code headroom.Host}).
 *
 * @param startNanos first reading, since the Unix epoch
 * @param endNanos second reading
 * @param throttledNanos time in which the group was not allowed to run, summed over processors
 * @param periods quota periods in which that happened
 */
public record Throttling(long startNanos, long endNanos, long throttledNanos, long periods) {}
