package dev.headroom.report.pprof;

import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import java.time.Duration;
import java.time.Instant;
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

    private static List<SampleType> typesOf(List<Profile> profiles) {
        return profiles.stream().map(Profile::type).toList();
    }
}
