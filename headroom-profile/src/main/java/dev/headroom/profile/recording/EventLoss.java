package dev.headroom.profile.recording;

/**
 * Events that the recorder could not keep.
 *
 * @param timeNanos since the Unix epoch
 * @param amount how much was lost
 * @param unit of the amount: {@code bytes of events}, of any kind, or {@code samples}
 */
public record EventLoss(long timeNanos, long amount, String unit) {}
