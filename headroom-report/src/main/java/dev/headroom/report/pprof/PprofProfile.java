package dev.headroom.report.pprof;

import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes into one pprof file: profiles of the same samples under one or several sample types.
 *
 * <p>A single profile is written with the number of its samples before its weight ({@code samples/count, cpu/nanoseconds});
 * several are written as they are ({@code alloc_objects/count, alloc_space/bytes}). The last type is the one a viewer
 * shows first.
 *
 * @param columns every sample of the window, one profile per sample type
 * @param parts those of the samples that could be given to a request; the rest is written without a label
 */
public record PprofProfile(List<Profile> columns, List<Part> parts, Instant started, Duration duration) {

    /** The column that counts samples where one profile is written alone. */
    static final SampleType SAMPLES = new SampleType("samples", "count");

    /**
     * The samples of one endpoint.
     *
     * @param columns the types of the whole, in its order
     */
    public record Part(String endpoint, List<Profile> columns) {

        public Part {
            columns = List.copyOf(columns);
        }
    }

    public PprofProfile {
        columns = List.copyOf(columns);
        parts = List.copyOf(parts);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("A pprof file holds at least one profile");
        }
        for (Part part : parts) {
            if (!typesOf(part.columns()).equals(typesOf(columns))) {
                throw new IllegalArgumentException("A part has the types of the whole, got " + typesOf(part.columns())
                        + " of " + typesOf(columns));
            }
        }
    }

    /**
     * Profiles of any sample types with the numbers of their samples: beside each whose weight is something else stands a
     * column {@code cpu_samples/count}, but for a single one, where {@code samples/count} says it already.
     *
     * @param profiles the one that a viewer is to show first, then the others
     */
    public static PprofProfile keepingCounts(List<Profile> profiles, Instant started, Duration duration) {
        boolean counted =
                profiles.size() == 1 || profiles.stream().anyMatch(p -> p.type().equals(SAMPLES));
        List<Profile> columns = new ArrayList<>();
        for (int i = 1; i <= profiles.size(); i++) {
            Profile profile = profiles.get(i % profiles.size());
            if (!counted && !countsItself(profile)) {
                columns.add(counts(profile));
            }
            columns.add(profile);
        }
        return new PprofProfile(columns, List.of(), started, duration);
    }

    private static boolean countsItself(Profile profile) {
        boolean same = true;
        for (int stack = 0; same && stack < profile.stacks().size(); stack++) {
            same = profile.selfWeight(stack) == profile.selfSamples(stack);
        }
        return same;
    }

    private static Profile counts(Profile profile) {
        var counts = new Profile(new SampleType(profile.type().name() + "_samples", "count"), profile.stacks());
        for (int stack = 0; stack < profile.stacks().size(); stack++) {
            long samples = profile.selfSamples(stack);
            if (samples != 0) {
                counts.add(stack, samples, samples);
            }
        }
        return counts;
    }

    private static List<SampleType> typesOf(List<Profile> profiles) {
        return profiles.stream().map(Profile::type).toList();
    }
}
