package dev.headroom.reader;

import dev.headroom.profile.Profile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which samples of a recording to take, and whether to stand their stacks on their threads. What a recording does not tell
 * cannot be chosen by: it is refused, never taken whole.
 *
 * @param time when they were taken
 * @param thread what is found in the name of the thread, or in {@code thread 42} where only its number is known
 * @param labels what is found in the value of each of these labels; a sample without one of them is not taken
 * @param byThread whether a frame of the thread's name becomes the outermost of each stack
 */
public record SampleSelection(
        Optional<TimeRange> time, Optional<Pattern> thread, Map<String, Pattern> labels, boolean byThread) {

    /**
     * A part of a recording.
     *
     * @param fromNanos since its start
     * @param toNanos since its start, not included
     */
    public record TimeRange(long fromNanos, long toNanos) {

        public TimeRange {
            if (fromNanos < 0 || toNanos <= fromNanos) {
                throw new IllegalArgumentException(
                        "A time range ends after it begins, got " + fromNanos + " to " + toNanos + " ns");
            }
        }
    }

    /** Every sample as it is. */
    public static final SampleSelection EVERYTHING =
            new SampleSelection(Optional.empty(), Optional.empty(), Map.of(), false);

    public SampleSelection {
        labels = Map.copyOf(labels);
    }

    /**
     * Folds the samples that are taken into one profile for each sample type; the summary still tells of the whole file.
     *
     * @throws UnsupportedFormatException where the recording does not tell what is to be chosen by
     */
    public ProfileSet read(Recording recording) throws IOException {
        ProfileSet whole = recording.readProfiles();
        if (time.isEmpty() && thread.isEmpty() && labels.isEmpty() && !byThread) {
            return whole;
        }
        long start = time.isEmpty() ? 0 : start(recording, whole.summary());
        var samples = new SelectedSamples(this, start, recording.stacks());
        recording.replay(samples);
        ReadSummary summary = samples.requireTold(whole.summary());
        List<Profile> profiles = new ArrayList<>();
        Map<String, Profile> taken = new LinkedHashMap<>();
        samples.profiles().forEach(profile -> taken.put(profile.type().toString(), profile));
        for (Profile profile : whole.profiles()) {
            Profile part = taken.remove(profile.type().toString());
            profiles.add(part == null ? new Profile(profile.type(), recording.stacks()) : part);
        }
        profiles.addAll(taken.values());
        return new ProfileSet(profiles, summary, whole.measured());
    }

    /** Where the format knows no start, the earliest sample is it. */
    private static long start(Recording recording, ReadSummary summary) throws IOException {
        if (summary.startNanos() > 0) {
            return summary.startNanos();
        }
        var earliest = new EarliestSample();
        recording.replay(earliest);
        return earliest.nanos();
    }
}
