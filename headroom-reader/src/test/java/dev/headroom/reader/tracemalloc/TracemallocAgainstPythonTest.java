package dev.headroom.reader.tracemalloc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Frame;
import dev.headroom.profile.Profile;
import dev.headroom.profile.TopFrames;
import dev.headroom.reader.Fixtures;
import dev.headroom.reader.ProfileSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots of every Python, line by line as its own {@code tracemalloc} counts them. */
class TracemallocAgainstPythonTest {

    private final Path folder;

    TracemallocAgainstPythonTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.8", "3.9", "3.10", "3.11", "3.12", "3.13"})
    void bytesAndBlocksOfEveryLineArePythonsOwn(String version) throws IOException {
        ProfileSet set = read(version);
        Profile space = set.find("inuse_space").orElseThrow();

        assertThat(lines(set, space, "self")).containsExactlyInAnyOrderElementsOf(statistics(version, "self"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.8", "3.9", "3.10", "3.11", "3.12", "3.13"})
    void everyLineOfATraceGetsItsTotalOnce(String version) throws IOException {
        ProfileSet set = read(version);
        Profile space = set.find("inuse_space").orElseThrow();

        assertThat(lines(set, space, "total"))
                .containsAll(statistics(version, "total"))
                .hasSameSizeAs(statistics(version, "total"));
    }

    @Test
    void bytesComeFirstAndBlocksAreExactlyCounted() throws IOException {
        ProfileSet set = read("3.11");

        assertThat(set.profiles())
                .extracting(profile -> profile.type().toString())
                .containsExactly("inuse_space/bytes", "inuse_objects/count");
        assertThat(set.profiles().get(1).totalWeight())
                .isEqualTo(set.profiles().get(0).sampleCount());
    }

    @Test
    void aDepthOfOneIsSaid() throws IOException {
        assertThat(read("3.8").summary().notes()).anyMatch(note -> note.contains("trace depth is 1"));
        assertThat(read("3.11").summary().notes()).isEmpty();
    }

    private ProfileSet read(String version) throws IOException {
        return Fixtures.profiles(folder, Fixtures.bytes("tracemalloc/tracemalloc-" + version + ".snapshot"));
    }

    private static List<String> statistics(String version, String kind) throws IOException {
        return Fixtures.lines("tracemalloc/tracemalloc-" + version + ".snapshot.tsv").stream()
                .filter(line -> line.startsWith(kind + "\t"))
                .toList();
    }

    private static List<String> lines(ProfileSet set, Profile space, String kind) {
        List<String> lines = new ArrayList<>();
        for (TopFrames.Row row : set.top(space, TopFrames.By.SELF).rows()) {
            boolean self = kind.equals("self");
            long bytes = self ? row.weight().self() : row.weight().total();
            long blocks = self ? row.selfSamples() : row.samples();
            Frame frame = row.frame();
            if (blocks > 0) {
                lines.add(String.join(
                        "\t",
                        kind,
                        frame.file(),
                        Integer.toString(frame.line()),
                        Long.toString(bytes),
                        Long.toString(blocks)));
            }
        }
        return lines;
    }
}
