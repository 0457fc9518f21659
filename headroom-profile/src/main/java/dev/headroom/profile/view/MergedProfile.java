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
            add(profile, merged.computeIfAbsent(profile.type(), type -> new Profile(type, stacks)));
        }
        return new ArrayList<>(merged.values());
    }

    private static void add(Profile profile, Profile merged) {
        StackTable from = profile.stacks();
        StackTable to = merged.stacks();
        int[] frames = new int[from.frameCount()];
        for (int frame = 0; frame < frames.length; frame++) {
            frames[frame] = to.frameId(from.frame(frame));
        }
        int[] target = new int[from.size()];
        for (int stack = 0; stack < from.size(); stack++) {
            if (stack != StackTable.ROOT) {
                target[stack] = to.child(target[from.parent(stack)], frames[from.leaf(stack)]);
            }
            if (profile.selfSamples(stack) != 0 || profile.selfWeight(stack) != 0) {
                merged.add(target[stack], profile.selfWeight(stack), profile.selfSamples(stack));
            }
        }
    }
}
