package dev.headroom.diagnose;

import dev.headroom.measure.run.PerRequest;
import dev.headroom.profile.Profile;
import java.util.List;

/**
 * One endpoint's share of the evidence.
 *
 * @param endpoint as the load names it, or the route where there was no load of ours
 * @param perRequest means over its server-side requests
 * @param profiles its samples, one profile per sample type that has any
 * @param hotPaths for each profile the widest path from the root and the plateaus on it
 */
public record EndpointDiagnosis(
        String endpoint, PerRequest perRequest, List<Profile> profiles, List<HotPath> hotPaths) {

    public EndpointDiagnosis {
        profiles = List.copyOf(profiles);
        hotPaths = List.copyOf(hotPaths);
    }
}
