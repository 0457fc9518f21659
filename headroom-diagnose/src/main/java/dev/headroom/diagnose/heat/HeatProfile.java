package dev.headroom.diagnose.heat;

import dev.headroom.profile.Profile;
import java.time.Duration;
import java.util.Optional;

/**
 * A profile and what its numbers are.
 *
 * @param sampled whether its weights rest on samples, and not on everything there was
 * @param length of what was recorded; empty where unknown
 */
public record HeatProfile(Profile profile, boolean sampled, Optional<Duration> length) {}
