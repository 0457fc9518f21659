package dev.headroom.reader.pprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Profile;
import dev.headroom.profile.recording.RecordingHandler;
import dev.headroom.profile.recording.ThreadSample;
import dev.headroom.reader.Fixtures;
import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.Recording;
import dev.headroom.reader.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the fields of a pprof profile become. */
class PprofMeaningTest {

    private static final long HUGE_ID = 0xffff_ffff_0000_0001L;

    private final Path folder;

    PprofMeaningTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theLinesOfOneLocationAreInlinedCallsInnermostFirst() throws IOException {
        byte[] bytes = story().location(1, 0, 1, 10, 2, 20)
                .location(2, 0, 3, 30)
                .sample(new long[] {1, 2}, 1, 10)
                .bytes();

        Profile cpu = Fixtures.profiles(folder, bytes).find("cpu").orElseThrow();

        assertThat(cpu.stacks().framesOf(cpu.stacks().size() - 1))
                .containsExactly(
                        new Frame("inner", "inner.go", 10, FrameKind.INLINED),
                        new Frame("middle", "middle.go", 20, FrameKind.UNKNOWN),
                        new Frame("outer", "outer.go", 30, FrameKind.UNKNOWN));
    }

    @Test
    void codeWithoutSymbolsGoesUnderItsFile() throws IOException {
        byte[] bytes = story().mapping(HUGE_ID, "/usr/lib/libc.so.6")
                .location(1, HUGE_ID)
                .location(2, 0)
                .sample(new long[] {1, 2}, 1, 10)
                .bytes();

        Profile cpu = Fixtures.profiles(folder, bytes).find("cpu").orElseThrow();

        assertThat(cpu.stacks().framesOf(2)).extracting(Frame::name).containsExactly("[libc.so.6]", "<unknown>");
    }

    @Test
    void samplesOfOneStackAddUpWhateverTheirLabelsAndEncoding() throws IOException {
        byte[] bytes = story().location(HUGE_ID, 0, 1, 10)
                .sample(new long[] {HUGE_ID}, 2, 20)
                .labelled("endpoint", "GET /a", new long[] {HUGE_ID}, 3, 30)
                .bytes();

        Profile cpu = Fixtures.profiles(folder, bytes).find("cpu").orElseThrow();

        assertThat(cpu.totalWeight()).isEqualTo(50);
        assertThat(cpu.sampleCount()).isEqualTo(5);
        assertThat(cpu.stacks().size()).isEqualTo(2);
    }

    @Test
    void labelsReachWhoReplays() throws IOException {
        byte[] bytes = story().location(1, 0, 1, 10)
                .labelled("endpoint", "GET /a", new long[] {1}, 1, 10)
                .labelled("thread_id", "77", new long[] {1}, 2, 20)
                .sample(new long[] {1}, 3, 30)
                .bytes();
        List<String> seen = new ArrayList<>();
        Path file = Files.write(folder.resolve("a"), bytes);

        try (Recording recording = Recordings.open(file)) {
            recording.replay(new RecordingHandler() {
                @Override
                public void sample(ThreadSample sample, Map<String, String> labels) {
                    if (sample.type().name().equals("cpu")) {
                        seen.add(labels + " " + sample.osThreadId() + " " + sample.weight() + " " + sample.count());
                    }
                }
            });
        }

        assertThat(seen).containsExactlyInAnyOrder("{endpoint=GET /a} 0 10 1", "{thread_id=77} 77 20 2", "{} 0 30 3");
    }

    @Test
    void theDefaultTypeIsTheNamedOneElseTheLast() throws IOException {
        var story = story().location(1, 0, 1, 10).sample(new long[] {1}, 1, 10);

        assertThat(Fixtures.profiles(folder, story.bytes())
                        .profiles()
                        .get(0)
                        .type()
                        .name())
                .isEqualTo("cpu");
        assertThat(Fixtures.profiles(folder, story.defaultType("samples").bytes())
                        .profiles()
                        .get(0)
                        .type()
                        .name())
                .isEqualTo("samples");
    }

    /** Objects of 512 bytes are caught with chance 1 − e^(−512/4096), so 1000 of them stand on about 118 samples. */
    @Test
    void scaledAllocationsAreScaledBackToTheirSamples() throws IOException {
        byte[] bytes = new PprofStory()
                .type("alloc_objects", "count")
                .type("alloc_space", "bytes")
                .period("space", "bytes", 4096)
                .function(1, "make", "make.go")
                .location(1, 0, 1, 10)
                .sample(new long[] {1}, 1000, 512_000)
                .bytes();

        Profile space = Fixtures.profiles(folder, bytes).find("alloc_space").orElseThrow();

        assertThat(space.sampleCount()).isEqualTo(118);
    }

    @Test
    void withoutAnyCountEveryRecordIsOneSample() throws IOException {
        byte[] bytes = new PprofStory()
                .type("wall", "nanoseconds")
                .function(1, "wait", "wait.go")
                .location(1, 0, 1, 10)
                .sample(new long[] {1}, 1000)
                .sample(new long[] {1}, 3000)
                .bytes();

        Profile wall = Fixtures.profiles(folder, bytes).find("wall").orElseThrow();

        assertThat(wall.sampleCount()).isEqualTo(2);
        assertThat(wall.totalWeight()).isEqualTo(4000);
    }

    @Test
    void negativeValuesAreCountedAsSkipped() throws IOException {
        byte[] bytes = story().location(1, 0, 1, 10)
                .sample(new long[] {1}, 1, 10)
                .sample(new long[] {1}, -1, -10)
                .bytes();

        ProfileSet set = Fixtures.profiles(folder, bytes);

        assertThat(set.find("cpu").orElseThrow().totalWeight()).isEqualTo(10);
        assertThat(set.summary().skipped()).isEqualTo(1);
        assertThat(set.summary().firstSkipReason()).contains("negative");
    }

    @Test
    void aLocationThatIsNotThereIsAFailureOrCountedWhereAPartIsWanted() throws IOException {
        byte[] bytes = story().location(1, 0, 1, 10)
                .sample(new long[] {1}, 1, 10)
                .sample(new long[] {9}, 1, 10)
                .bytes();

        assertThatThrownBy(() -> Fixtures.profiles(folder, bytes))
                .isInstanceOf(MalformedRecordingException.class)
                .hasMessageContaining("location");
        ProfileSet part = Fixtures.profiles(folder, bytes, ReadOptions.KEEP_PARTIAL);
        assertThat(part.find("cpu").orElseThrow().totalWeight()).isEqualTo(20);
        assertThat(part.summary().unresolvedStacks()).isEqualTo(1);
    }

    private static PprofStory story() {
        return new PprofStory()
                .type("samples", "count")
                .type("cpu", "nanoseconds")
                .function(1, "inner", "inner.go")
                .function(2, "middle", "middle.go")
                .function(3, "outer", "outer.go");
    }
}
