package dev.headroom.reader;

import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.TopFrames;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The profiles of one file, over one stack table.
 *
 * @param profiles one for each sample type that the file has samples of: the producer's default first where the format
 *     knows one, then in the order of the file
 * @param summary what was read
 * @param stacksEstimated whether the file holds only who called whom, from which whole stacks were estimated: shares of
 *     paths are then a guess, while {@link #top} is exact
 * @param measured sample types that nothing was sampled for: the producer saw every call, block or event, so that shares
 *     are exact and a count is no number of samples
 * @param exactTops functions with the producer's own self and total, at most one for each sample type; empty where they
 *     follow from the stacks
 */
public record ProfileSet(
        List<Profile> profiles,
        ReadSummary summary,
        boolean stacksEstimated,
        Set<SampleType> measured,
        List<TopFrames> exactTops) {

    public ProfileSet {
        profiles = List.copyOf(profiles);
        measured = Set.copyOf(measured);
        exactTops = List.copyOf(exactTops);
    }

    /** Profiles whose stacks were sampled. */
    public ProfileSet(List<Profile> profiles, ReadSummary summary) {
        this(profiles, summary, Set.of());
    }

    /** Profiles whose stacks were recorded, of some sample types all there were. */
    public ProfileSet(List<Profile> profiles, ReadSummary summary, Set<SampleType> measured) {
        this(profiles, summary, false, measured, List.of());
    }

    /** Whether a profile rests on samples, and its shares have an interval. */
    public boolean isSampled(Profile profile) {
        return !measured.contains(profile.type());
    }

    public Optional<Profile> find(SampleType type) {
        return profiles.stream().filter(profile -> profile.type().equals(type)).findFirst();
    }

    /** The profile whose sample type has this name, for example {@code cpu}. */
    public Optional<Profile> find(String typeName) {
        return profiles.stream()
                .filter(profile -> profile.type().name().equals(typeName))
                .findFirst();
    }

    /** The functions of one of these profiles: the producer's own numbers where it gave them, else from the stacks. */
    public TopFrames top(Profile profile, TopFrames.By by) {
        return exactTops.stream()
                .filter(exact -> exact.type().equals(profile.type()))
                .findFirst()
                .map(exact -> exact.sortedBy(by))
                .orElseGet(() -> TopFrames.of(profile, by).withSampled(isSampled(profile)));
    }
}
