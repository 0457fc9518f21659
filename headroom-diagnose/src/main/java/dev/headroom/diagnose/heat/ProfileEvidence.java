package dev.headroom.diagnose.heat;

import dev.headroom.profile.StackTable;
import java.util.List;
import java.util.Optional;

/**
 * What was sampled of one program.
 *
 * @param profiles at most one of a sample type, all over one table
 * @param stacksEstimated whether the file holds only who called whom, so that paths are a guess
 */
public record ProfileEvidence(List<HeatProfile> profiles, boolean stacksEstimated) {

    public ProfileEvidence {
        profiles = List.copyOf(profiles);
        if (profiles.isEmpty()) {
            throw new IllegalArgumentException("There is no profile to look at");
        }
        StackTable stacks = profiles.get(0).profile().stacks();
        if (profiles.stream().anyMatch(heat -> heat.profile().stacks() != stacks)) {
            throw new IllegalArgumentException("Profiles that are looked at together share one table of stacks");
        }
    }

    public StackTable stacks() {
        return profiles.get(0).profile().stacks();
    }

    /** The samples of time on a processor, in whatever words their producer has for it; empty where there are none. */
    public Optional<HeatProfile> cpu() {
        return SampleKind.find(SampleKind.CPU, profiles);
    }
}
