package dev.headroom.profile.view;

import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several profiles added up, over a stack table of their own. */
public final class MergedProfile {

    private MergedProfile() {}

    /** @throws IllegalArgumentException if there is none, or their sample types differ */
    public static Profile of(List<Profile> profiles) {
        if (profiles.isEmpty()) {
            throw new IllegalArgumentException("There is no profile to merge");
        }
        SampleType type = profiles.get(0).type();
        for (Profile profile : profiles) {
            if (!profile.type().equals(type)) {
                throw new IllegalArgumentException("Only profiles of one sample type can be merged, got " + type
                        + " and " + profile.type() + ". Choose one with --sample-type.");
            }
        }
        return byType(profiles).get(0);
    }

    /** One profile for each sample type, in the order in which types first occur, all over one stack table. */
    public static List<Profile> byType(List<Profile> profiles) {
        var stacks = new StackTable();
        Map<SampleType, Profile> merged = new LinkedHashMap<>();
        for (Profile profile : profiles) {
            merged.computeIfAbsent(profile.type(), type -> new Profile(type, stacks))
                    .addAll(profile, stacks.addAll(profile.stacks()));
        }
        return new ArrayList<>(merged.values());
    }
}
