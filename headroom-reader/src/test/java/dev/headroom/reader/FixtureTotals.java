package dev.headroom.reader;

import dev.headroom.profile.Profile;
import dev.headroom.profile.TopFrames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads every kept profile of other tools and writes what it found, a line for each function, as a program of its own. */
public final class FixtureTotals {

    private static final List<String> KEPT_IN = List.of("cprofile", "formats", "pprof", "recordings", "tracemalloc");
    private static final String NO_PROFILE = ".*\\.(md|py|js|c|go|awk|html|tsv|top|txt)";

    private FixtureTotals() {}

    /** The folder of the fixtures, then the file to write. */
    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[1]), of(Path.of(arguments[0])));
    }

    static List<String> of(Path resources) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String name : KEPT_IN) {
            try (Stream<Path> files = Files.list(resources.resolve(name))) {
                for (Path file : files.sorted().toList()) {
                    String fileName = file.getFileName().toString();
                    if (fileName.endsWith(".perf.txt") || !fileName.matches(NO_PROFILE)) {
                        add(file, lines);
                    }
                }
            }
        }
        return lines;
    }

    private static void add(Path file, List<String> lines) throws IOException {
        try (Recording recording = Recordings.open(file)) {
            ProfileSet set = recording.readProfiles();
            for (Profile profile : set.profiles()) {
                Set<String> rows = new TreeSet<>();
                set.top(profile, TopFrames.By.SELF).rows().forEach(row -> rows.add(row.toString()));
                String type = file.getFileName() + " " + profile.type();
                lines.add(type + " " + profile.totalWeight() + " " + profile.sampleCount());
                rows.forEach(row -> lines.add(type + " " + row));
            }
        }
    }
}
