package dev.headroom.load.explain;

import dev.headroom.measure.Percentile;

/**
 * What a difference does to one percentile of one side.
 *
 * @param fromNanos as that side reports it
 * @param toNanos as it would read with the difference taken away
 * @param how it was computed, such as {@code counted from the send}
 */
public record Effect(Side side, Percentile percentile, long fromNanos, long toNanos, String how) {

    public Effect {
        if (fromNanos < 0 || toNanos < 0) {
            throw new IllegalArgumentException("Times are not negative, got " + fromNanos + " and " + toNanos);
        }
    }

    /** By how much it changes the percentile: the logarithm of the ratio, without its sign. */
    double size() {
        return fromNanos == 0 || toNanos == 0 ? 0 : Math.abs(Math.log(toNanos / (double) fromNanos));
    }
}
