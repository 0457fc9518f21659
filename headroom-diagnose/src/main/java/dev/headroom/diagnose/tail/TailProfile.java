package dev.headroom.diagnose.tail;

import dev.headroom.profile.Profile;
import dev.headroom.profile.diff.ProfileDiff;

/**
 * What the tail's requests did and ordinary ones did not: samples of one type in both, per request.
 *
 * @param slow samples in requests at or beyond the percentile
 * @param slowRequests how many requests those were
 * @param ordinary samples in requests between p40 and p60
 * @param ordinaryRequests how many requests those were
 * @param diff function by function, ordinary as the base, per request
 */
public record TailProfile(Profile slow, long slowRequests, Profile ordinary, long ordinaryRequests, ProfileDiff diff) {}
