package dev.headroom.reader.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadException;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.Recording;
import dev.headroom.reader.Recordings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several threads read what one thread reads: every stack, number, note and failure. */
@Timeout(120)
class ReadingOnSeveralThreadsTest {

    private static final int DAMAGES = 300;

    private final Path folder;

    ReadingOnSeveralThreadsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aRecordingOfManyChunksOfSeveralWritersReadsTheSame() throws Exception {
        Path file = write(manyChunks());

        String one = outcome(file, ReadOptions.STRICT.withThreads(1));

        assertThat(one).contains("chunks=").contains("parent");
        for (int threads : new int[] {2, 3, 8}) {
            assertThat(outcome(file, ReadOptions.STRICT.withThreads(threads))).isEqualTo(one);
        }
    }

    @Test
    void reallyRecordedChunksReadTheSame() throws Exception {
        var recordings = new LiveRecordings(folder);
        var bytes = new ByteArrayOutputStream();
        bytes.write(Files.readAllBytes(recordings.byAsyncProfiler("event=cpu,alloc=16k,lock=0,interval=1ms")));
        bytes.write(Files.readAllBytes(recordings.byJdk(Path.of(System.getProperty("java.home")))));
        bytes.write(Files.readAllBytes(recordings.byAsyncProfiler("event=wall,interval=5ms,chunksize=1k")));
        Path file = write(bytes.toByteArray());

        assertThat(outcome(file, ReadOptions.STRICT.withThreads(4)))
                .contains("jdk.ExecutionSample", "parent")
                .isEqualTo(outcome(file, ReadOptions.STRICT.withThreads(1)));
    }

    @Test
    void readingTwiceGivesTheSameStacksAgain() throws Exception {
        Path file = write(manyChunks());
        try (Recording recording = Recordings.open(file, ReadOptions.STRICT.withThreads(2))) {
            String first = text(recording.readProfiles());

            assertThat(text(recording.readProfiles())).isEqualTo(first);
        }
    }

    @Test
    void damageInAnyChunkEndsTheSame() throws Exception {
        byte[] whole = manyChunks();
        var random = new Random(20261126);
        int refused = 0;
        for (int i = 0; i < DAMAGES; i++) {
            byte[] damaged = whole.clone();
            for (int change = 0; change <= i % 3; change++) {
                damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt(256);
            }
            refused += assertSame(damaged, i % 2 == 0) ? 0 : 1;
        }
        assertThat(refused).isBetween(1, DAMAGES - 1);
    }

    @Test
    void aDamagedHeadOfAMiddleChunkIsToldAfterWhatComesBeforeIt() throws Exception {
        byte[] whole = manyChunks();
        List<Integer> starts = starts(whole);
        int middle = starts.get(starts.size() / 2);
        for (int at : new int[] {0, 4, 8, 15, 24, 40, 66}) {
            byte[] damaged = whole.clone();
            damaged[middle + at] ^= 0x55;
            assertSame(damaged, false);
            assertSame(damaged, true);
        }
    }

    @Test
    void whatACutRecordingHoldsIsTheSame() throws Exception {
        byte[] whole = manyChunks();
        List<Integer> starts = starts(whole);
        int last = starts.get(starts.size() - 1);
        for (int length :
                new int[] {last - 1, last, last + 30, last + 500, (last + whole.length) / 2, whole.length - 1}) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertSame(cut, false);
            assertSame(cut, true);
        }
    }

    /** Compares one thread with three; whether the file was read. */
    private boolean assertSame(byte[] bytes, boolean keepPartial) throws IOException {
        Path file = write(bytes);
        ReadOptions options = ReadOptions.STRICT.withKeepPartial(keepPartial);
        String one = outcome(file, options.withThreads(1));

        assertThat(outcome(file, options.withThreads(3))).isEqualTo(one);
        return !one.startsWith("refused");
    }

    private static String outcome(Path file, ReadOptions options) throws IOException {
        try (Recording recording = Recordings.open(file, options)) {
            return text(recording.readProfiles());
        } catch (ReadException e) {
            return "refused: " + e;
        }
    }

    /** All that was read, the ids of stacks and frames too. */
    private static String text(ProfileSet set) {
        var text = new StringBuilder(set.summary().toString()).append('\n');
        for (Profile profile : set.profiles()) {
            StackTable stacks = profile.stacks();
            text.append(profile.type()).append(' ').append(stacks.size()).append('\n');
            for (int stack = 1; stack < stacks.size(); stack++) {
                text.append("parent ")
                        .append(stacks.parent(stack))
                        .append(' ')
                        .append(stacks.leafFrame(stack))
                        .append(' ')
                        .append(profile.selfWeight(stack))
                        .append(' ')
                        .append(profile.selfSamples(stack))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static byte[] manyChunks() throws IOException {
        byte[] async = DamagedRecordingTest.fixture("async.jfr");
        byte[] merged = DamagedRecordingTest.fixture("merged.jfr");
        var bytes = new ByteArrayOutputStream();
        for (byte[] part : new byte[][] {async, merged, async, async, merged}) {
            bytes.write(part);
        }
        return bytes.toByteArray();
    }

    private static List<Integer> starts(byte[] recording) {
        List<Integer> starts = new ArrayList<>();
        for (int at = 0;
                at < recording.length;
                at += (int) ByteBuffer.wrap(recording).getLong(at + 8)) {
            starts.add(at);
        }
        return starts;
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("chunks.jfr"), bytes);
    }
}
