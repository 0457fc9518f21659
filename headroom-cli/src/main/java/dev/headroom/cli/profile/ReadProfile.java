package dev.headroom.cli.profile;

import dev.headroom.profile.Profile;
import dev.headroom.profile.TopFrames;
import dev.headroom.profile.view.MergedProfile;
import dev.headroom.reader.ReadSummary;
import dev.headroom.report.flame.FlameView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A profile as a question gets it: chosen, filtered, and what must be known of where it comes from.
 *
 * @param length of what was recorded, of several files together; empty where one of them does not say
 * @param summaries of the files, in the order they were named
 * @param sampled whether weights rest on samples; of several files, on those of any
 * @param stacksEstimated whether a file holds only who called whom, so that shares of paths are a guess
 */
record ReadProfile(
        Profile profile,
        Optional<Duration> length,
        List<ReadSummary> summaries,
        boolean sampled,
        boolean stacksEstimated) {

    ReadProfile {
        summaries = List.copyOf(summaries);
    }

    /** @throws IllegalArgumentException if there is none, or their sample types differ */
    static ReadProfile sum(List<ReadProfile> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Profile merged =
                MergedProfile.of(parts.stream().map(ReadProfile::profile).toList());
        boolean allKnown = parts.stream().allMatch(part -> part.length().isPresent());
        Optional<Duration> length = allKnown
                ? parts.stream().flatMap(part -> part.length().stream()).reduce(Duration::plus)
                : Optional.empty();
        return new ReadProfile(
                merged,
                length,
                parts.stream().flatMap(part -> part.summaries().stream()).toList(),
                parts.stream().anyMatch(ReadProfile::sampled),
                parts.stream().anyMatch(ReadProfile::stacksEstimated));
    }

    FlameView toDraw() {
        return new FlameView(profile, sampled, stacksEstimated);
    }

    TopFrames top(TopFrames.By by) {
        return TopFrames.of(profile, by).withSampled(sampled);
    }
}
