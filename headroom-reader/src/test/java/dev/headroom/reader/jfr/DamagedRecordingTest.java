package dev.headroom.reader.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.profile.recording.RecordingHandler;
import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.ReadException;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.ReadSummary;
import dev.headroom.reader.Recording;
import dev.headroom.reader.Recordings;
import dev.headroom.reader.TruncatedRecordingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Recordings that were cut or whose bytes were changed: a typed failure or a smaller truth, nothing else. */
@Timeout(300)
class DamagedRecordingTest {

    private static final int MUTATIONS = Integer.getInteger("headroom.mutations", 2_000);
    /** Every how many bytes a recording is cut; a prime, so that cuts fall on every part of a field. */
    private static final int CUT_EVERY = 7;

    private final Path folder;

    DamagedRecordingTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aCutRecordingIsRefusedAtEveryByteWithThePlaceAndTheRemedy() throws Exception {
        byte[] whole = fixture("async.jfr");
        for (int length = 4; length < whole.length; length += CUT_EVERY) {
            Path cut = write(Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> read(cut, ReadOptions.STRICT))
                    .isInstanceOf(TruncatedRecordingException.class)
                    .hasMessageContaining(cut.toString())
                    .hasMessageContaining("byte " + length)
                    .hasMessageContaining("the part");
        }
    }

    @Test
    void aCutRecordingYieldsWhatItHoldsWhenAsked() throws Exception {
        byte[] whole = fixture("async.jfr");
        ReadSummary all = read(write(whole), ReadOptions.STRICT);
        long events = 0;
        for (int length = 4; length < whole.length; length += CUT_EVERY) {
            Path cut = write(Arrays.copyOf(whole, length));

            ReadSummary part = read(cut, ReadOptions.KEEP_PARTIAL);

            assertThat(part.isTruncated()).isTrue();
            assertThat(part.events()).isBetween(events, all.events());
            events = part.events();
        }
        assertThat(events).isEqualTo(all.events());
    }

    @Test
    void theWholeChunksBeforeACutOneAreReadInFull() throws Exception {
        byte[] whole = fixture("merged.jfr");
        long firstChunk = java.nio.ByteBuffer.wrap(whole).getLong(8);
        Path cut = write(Arrays.copyOf(whole, (int) firstChunk + 40));

        ReadSummary part = read(cut, ReadOptions.KEEP_PARTIAL);

        assertThat(part.chunks()).isEqualTo(1);
        assertThat(part.events()).isPositive();
        assertThat(part.isTruncated()).isTrue();
    }

    @Test
    void aChunkThatWasNeverFinishedIsRefusedOrReadAsFarAsItGoes() throws Exception {
        byte[] unfinished = fixture("async.jfr");
        Arrays.fill(unfinished, 8, 32, (byte) 0);
        Path file = write(unfinished);

        assertThatThrownBy(() -> read(file, ReadOptions.STRICT))
                .isInstanceOf(TruncatedRecordingException.class)
                .hasMessageContaining("never finished");
        ReadSummary part = read(file, ReadOptions.KEEP_PARTIAL);
        assertThat(part.samplesByType())
                .isEqualTo(read(write(fixture("async.jfr")), ReadOptions.STRICT).samplesByType());
        assertThat(part.unresolvedStacks()).isZero();
    }

    @Test
    void tenThousandRandomChangesEndInATypedFailureOrAResult() throws Exception {
        byte[] original = fixture("async.jfr");
        var random = new Random(20260101);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] changed = original.clone();
            int changes = 1 + random.nextInt(4);
            for (int c = 0; c < changes; c++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            changed[0] = 'F';
            changed[1] = 'L';
            changed[2] = 'R';
            changed[3] = 0;
            Path file = write(changed);
            ReadOptions options = i % 2 == 0 ? ReadOptions.STRICT : ReadOptions.KEEP_PARTIAL;
            try {
                if (random.nextBoolean()) {
                    read(file, options);
                } else {
                    fold(file, options);
                }
            } catch (ReadException e) {
                refused++;
                assertThat(e.remedy()).isNotBlank();
                assertThat(e).hasMessageContaining(file.toString());
            }
        }
        assertThat(refused).isBetween(1, MUTATIONS - 1);
    }

    @Test
    void anAbsurdEventSizeIsRefusedWithItsPlace() throws Exception {
        byte[] damaged = fixture("async.jfr");
        Arrays.fill(damaged, 68, 72, (byte) 0xff);
        Path file = write(damaged);

        assertThatThrownBy(() -> read(file, ReadOptions.STRICT))
                .isInstanceOf(MalformedRecordingException.class)
                .hasMessageContaining("byte 68");
    }

    private static ReadSummary fold(Path file, ReadOptions options) throws IOException {
        try (Recording recording = Recordings.open(file, options)) {
            return recording.readProfiles().summary();
        }
    }

    private static ReadSummary read(Path file, ReadOptions options) throws IOException {
        try (Recording recording = Recordings.open(file, options)) {
            return recording.replay(new RecordingHandler() {});
        }
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("damaged.jfr"), bytes);
    }

    static byte[] fixture(String name) throws IOException {
        try (InputStream in = DamagedRecordingTest.class.getResourceAsStream("/recordings/" + name)) {
            if (in == null) {
                throw new AssertionError("There is no fixture " + name);
            }
            return in.readAllBytes();
        }
    }
}
