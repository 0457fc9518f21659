package dev.headroom.profile;

/**
 * What was measured at a frame, and at it or below; in the unit of the profile's sample type (pprof: flat, cum).
 *
 * @param self at the frame itself, at most {@code total}
 * @param total at the frame or in what it called
 */
public record Weight(long self, long total) {

    public Weight {
        if (self < 0 || self > total) {
            throw new IllegalArgumentException("Self lies from 0 to total, got " + self + " of " + total);
        }
    }
}
