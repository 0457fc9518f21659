package dev.headroom.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.CallTree;
import dev.headroom.profile.Profile;
import dev.headroom.profile.TopFrames;
import dev.headroom.profile.recording.RecordingHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that were cut or whose bytes were changed: a typed failure or a smaller truth, nothing else. Random damage to every
 * format, and its file cut at every byte, is next door, in {@code formats.DamagedFileTest}.
 */
@Timeout(1200)
class DamagedInputTest {

    private final Path folder;

    DamagedInputTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A profile of another kind than those that are cut next door. */
    @Test
    void aFileCutAtAnyByteIsRefused() throws IOException {
        byte[] whole = Fixtures.bytes("pprof/mutex.pb.gz");
        for (int length = 0; length < whole.length; length++) {
            assertThat(outcome(Arrays.copyOf(whole, length), ReadOptions.STRICT))
                    .as("the first %d bytes", length)
                    .isEqualTo(Outcome.REFUSED);
        }
    }

    /** Plain protobuf has no end: where only the last, unused names are gone, nobody can tell. */
    @ParameterizedTest
    @ValueSource(strings = {"pprof/mutex.pb.gz", "pprof/cpu.pb.gz"})
    void aPlainProfileCutAtAnyByteIsRefusedOrTheSameWhereAPartIsNotWanted(String fixture) throws IOException {
        byte[] whole = Fixtures.gunzip(Fixtures.bytes(fixture));
        long total = Fixtures.profiles(folder, whole).profiles().get(0).totalWeight();
        int read = 0;
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (outcome(cut, ReadOptions.STRICT) == Outcome.READ) {
                read++;
                assertThat(Fixtures.profiles(folder, cut).profiles().get(0).totalWeight())
                        .isEqualTo(total);
            }
        }
        assertThat(read).isLessThan(whole.length / 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pprof/cpu.pb.gz", "cprofile/cprofile-3.11.prof"})
    void whereAPartIsWantedACutFileYieldsNoMoreThanTheWhole(String fixture) throws IOException {
        byte[] whole = plain(fixture);
        long events = Fixtures.profiles(folder, whole).summary().events();
        int parts = 0;
        for (int length = 0; length < whole.length; length++) {
            try {
                ProfileSet part = Fixtures.profiles(folder, Arrays.copyOf(whole, length), ReadOptions.KEEP_PARTIAL);
                parts++;
                assertThat(part.summary().events()).isLessThanOrEqualTo(events);
            } catch (ReadException e) {
                assertThat(e.remedy()).isNotBlank();
            }
        }
        assertThat(parts).isPositive();
    }

    private enum Outcome {
        REFUSED,
        READ
    }

    /** Reads a file to the last view, so that a result that contradicts itself shows. */
    private Outcome outcome(byte[] bytes, ReadOptions options) throws IOException {
        Path file = folder.resolve("damaged");
        Files.deleteIfExists(file); // a file that is made shorter waits for the disk on some file systems
        Files.write(file, bytes);
        try (Recording recording = Recordings.open(file, options)) {
            ProfileSet set = recording.readProfiles();
            for (Profile profile : set.profiles()) {
                assertThat(set.top(profile, TopFrames.By.TOTAL).rows()).isNotNull();
                assertThat(CallTree.of(profile).root().weight().total()).isEqualTo(profile.totalWeight());
            }
            recording.replay(new RecordingHandler() {});
            return Outcome.READ;
        } catch (ReadException e) {
            assertThat(e.remedy()).isNotBlank();
            assertThat(e).hasMessageContaining(file.toString());
            return Outcome.REFUSED;
        }
    }

    private static byte[] plain(String fixture) throws IOException {
        byte[] bytes = Fixtures.bytes(fixture);
        return fixture.endsWith(".gz") ? Fixtures.gunzip(bytes) : bytes;
    }
}
