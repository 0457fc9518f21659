package dev.headroom.profile.recording.host;

/**
 * How busy the processors were since the report before, as the JVM saw it.
 *
 * @param timeNanos since the Unix epoch
 * @param process the share of all processors' time that the recorded process used, 0 to 1
 * @param machine the share that all processes used together
 */
public record CpuLoad(long timeNanos, double process, double machine) {}
