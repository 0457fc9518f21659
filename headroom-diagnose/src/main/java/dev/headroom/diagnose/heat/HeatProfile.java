package dev.headroom.diagnose.heat;

import dev.headroom.profile.Profile;

/**
 * A profile and what its numbers are.
 *
 * @param sampled whether its weights rest on samples, and not on everything there was
 */
public record HeatProfile(Profile profile, boolean sampled) {}
