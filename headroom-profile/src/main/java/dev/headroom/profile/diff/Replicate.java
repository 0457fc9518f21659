package dev.headroom.profile.diff;

import dev.headroom.profile.Profile;

/**
 * One of the recordings of a side.
 *
 * @param exposure what its counts are divided by: its samples, its seconds or its requests; above 0
 */
public record Replicate(Profile profile, double exposure) {

    public Replicate {
        if (!(exposure > 0) || Double.isInfinite(exposure)) {
            throw new IllegalArgumentException(
                    "A recording has samples, seconds or requests to divide by, got " + exposure);
        }
    }
}
