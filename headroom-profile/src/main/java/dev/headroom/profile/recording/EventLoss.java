package dev.headroom.profile.recording;

/**
 * Events that the recorder could not keep.
 *
 * @param amount how much was lost
 * @param unit of the amount: {@code bytes of events}, of any kind, or {@code samples}
 */
public record EventLoss(long amount, String unit) {}
