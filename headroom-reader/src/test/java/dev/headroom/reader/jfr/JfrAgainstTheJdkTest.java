package dev.headroom.reader.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.Pause;
import dev.headroom.profile.recording.RecordingHandler;
import dev.headroom.profile.recording.ThreadSample;
import dev.headroom.profile.recording.ThreadWait;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadSummary;
import dev.headroom.reader.Recording;
import dev.headroom.reader.Recordings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedThread;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real recordings, read by us and by the JDK's own reader, event by event. */
class JfrAgainstTheJdkTest {

    private static final Offset<Long> MICROSECOND = Offset.offset(1_000L);
    private static final Set<String> SAMPLE_EVENTS = Set.of(
            "jdk.ExecutionSample",
            "jdk.NativeMethodSample",
            "jdk.CPUTimeSample",
            "profiler.WallClockSample",
            "jdk.ObjectAllocationInNewTLAB",
            "jdk.ObjectAllocationOutsideTLAB",
            "jdk.ObjectAllocationSample",
            "profiler.LiveObject",
            "jdk.OldObjectSample",
            "profiler.Malloc",
            "jdk.JavaMonitorEnter",
            "jdk.ThreadPark");
    private static final Set<String> WAIT_EVENTS = Set.of(
            "jdk.JavaMonitorEnter",
            "jdk.JavaMonitorWait",
            "jdk.ThreadPark",
            "jdk.ThreadSleep",
            "jdk.FileRead",
            "jdk.FileWrite",
            "jdk.SocketRead",
            "jdk.SocketWrite");

    private final Path folder;

    JfrAgainstTheJdkTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void asyncProfilerMergedWithTheJdksOwnRecording() throws Exception {
        Path file = new LiveRecordings(folder)
                .byAsyncProfiler("event=ctimer,interval=10ms,alloc=512k,wall=20ms,jfrsync=profile");

        ReadSummary summary = compare(file);

        assertThat(summary.chunks()).isGreaterThanOrEqualTo(2);
        assertThat(summary.producers()).anyMatch(name -> name.equals("async-profiler 4.6"));
        assertThat(summary.samples(SampleType.CPU)).isPositive();
        assertThat(summary.samples(SampleType.WALL)).isPositive();
        assertThat(summary.samples(SampleType.ALLOC_SPACE)).isPositive();
    }

    @Test
    void asyncProfilerAloneWithLocksLiveObjectsAndNativeMemory() throws Exception {
        Path file = new LiveRecordings(folder)
                .byAsyncProfiler("event=ctimer,interval=10ms,alloc=512k,wall=20ms,lock=1ms,live,nativemem=64k");

        ReadSummary summary = compare(file);

        assertThat(summary.samplesByType().keySet().stream().map(SampleType::name))
                .contains("cpu", "wall", "alloc_space", "delay", "malloc");
    }

    @Test
    void theJdksOwnRecorder17() throws Exception {
        Path file = new LiveRecordings(folder).byJdk(Path.of(System.getProperty("java.home")));

        ReadSummary summary = compare(file);

        assertThat(summary.samples(SampleType.CPU)).isPositive();
        assertThat(summary.samples(new SampleType("inuse_objects", "count"))).isPositive();
    }

    @Test
    void theJdksOwnRecorder25WithCpuTimeSamples() throws Exception {
        Path file = new LiveRecordings(folder)
                .byJdk(LiveRecordings.jdk25(), "+jdk.CPUTimeSample#enabled=true", "+jdk.CPUTimeSample#throttle=10ms");

        ReadSummary summary = compare(file);

        assertThat(summary.samples(SampleType.CPU)).isPositive();
        assertThat(summary.notes()).anyMatch(note -> note.contains("jdk.CPUTimeSample"));
    }

    @Test
    void foldedWeightsEqualTheSumOfTheReplayedSamples() throws Exception {
        Path file = new LiveRecordings(folder).byAsyncProfiler("event=ctimer,interval=10ms,alloc=512k,wall=20ms");
        try (Recording recording = Recordings.open(file)) {
            ProfileSet folded = recording.readProfiles();
            var collected = new Collected();

            recording.replay(collected);

            for (Profile profile : folded.profiles()) {
                if (!profile.type().equals(SampleType.ALLOC_OBJECTS)) {
                    List<ThreadSample> samples = collected.samples.stream()
                            .filter(sample -> sample.type().equals(profile.type()))
                            .toList();
                    assertThat(profile.totalWeight())
                            .isEqualTo(samples.stream()
                                    .mapToLong(ThreadSample::weight)
                                    .sum());
                    assertThat(profile.sampleCount())
                            .isEqualTo(samples.stream()
                                    .mapToLong(ThreadSample::count)
                                    .sum());
                }
            }
        }
    }

    private static ReadSummary compare(Path file) throws IOException {
        List<ReferenceReader.Seen> reference = ReferenceReader.read(file);
        var collected = new Collected();
        try (Recording recording = Recordings.open(file)) {
            ReadSummary summary = recording.replay(collected);

            assertThat(summary.skipped()).as(summary.firstSkipReason()).isZero();
            assertThat(summary.unresolvedStacks()).isZero();
            assertThat(summary.events()).isEqualTo(reference.size());
            compareSamples(of(reference, SAMPLE_EVENTS), collected.samples, recording.stacks());
            compareWaits(of(reference, WAIT_EVENTS), collected.waits, recording.stacks());
            comparePauses(reference, collected.pauses);
            return summary;
        }
    }

    /** The producer stamps a batch with its first observation's time, a sample has its last one's. */
    private static long firstObservationNanos(ThreadSample sample) {
        return sample.type().equals(SampleType.WALL)
                ? sample.timeNanos() - (sample.count() - 1) * (sample.weight() / sample.count())
                : sample.timeNanos();
    }

    private static void compareSamples(
            List<ReferenceReader.Seen> reference, List<ThreadSample> samples, StackTable stacks) {
        assertThat(samples).hasSameSizeAs(reference).isNotEmpty();
        for (int i = 0; i < samples.size(); i++) {
            ReferenceReader.Seen expected = reference.get(i);
            ThreadSample sample = samples.get(i);
            assertThat(firstObservationNanos(sample)).as(expected.type()).isCloseTo(expected.timeNanos(), MICROSECOND);
            assertThat(sample.osThreadId()).as(expected.type()).isEqualTo(expected.osThreadId());
            assertThat(frames(stacks, sample.stack())).isEqualTo(expectedFrames(expected));
            assertThat(sample.weight()).as(expected.type()).isEqualTo(expectedWeight(expected));
        }
    }

    /** The settings of every recording here: 10 ms of CPU, 20 ms of wall. */
    private static long expectedWeight(ReferenceReader.Seen seen) {
        return switch (seen.type()) {
            case "jdk.ExecutionSample" -> 10_000_000;
            case "jdk.NativeMethodSample" -> 20_000_000;
            case "jdk.OldObjectSample" -> 1;
            case "jdk.CPUTimeSample" -> seen.nanos("samplingPeriod");
            case "profiler.WallClockSample" -> seen.event().getInt("samples") * 20_000_000L;
            case "jdk.ObjectAllocationInNewTLAB" -> seen.event().getLong("tlabSize");
            case "jdk.ObjectAllocationSample" -> seen.event().getLong("weight");
            case "profiler.Malloc" -> seen.event().getLong("size");
            case "jdk.JavaMonitorEnter", "jdk.ThreadPark" -> seen.nanos("duration");
            default -> seen.event().getLong("allocationSize");
        };
    }

    private static void compareWaits(List<ReferenceReader.Seen> reference, List<ThreadWait> waits, StackTable stacks) {
        assertThat(waits).hasSameSizeAs(reference);
        for (int i = 0; i < waits.size(); i++) {
            ReferenceReader.Seen expected = reference.get(i);
            ThreadWait wait = waits.get(i);
            assertThat(wait.startNanos()).isCloseTo(expected.timeNanos(), MICROSECOND);
            assertThat(wait.durationNanos()).isEqualTo(expected.nanos("duration"));
            assertThat(wait.osThreadId()).isEqualTo(expected.osThreadId());
            assertThat(frames(stacks, wait.stack())).isEqualTo(expectedFrames(expected));
            if (expected.event().hasField("monitorClass")) {
                assertThat(wait.target()).isEqualTo(ReferenceReader.className(expected.event(), "monitorClass"));
            }
            if (expected.event().hasField("previousOwner")) {
                RecordedThread owner = expected.event().getThread("previousOwner");
                assertThat(wait.ownerOsThreadId()).isEqualTo(owner == null ? 0 : owner.getOSThreadId());
            }
        }
    }

    private static void comparePauses(List<ReferenceReader.Seen> reference, List<Pause> pauses) {
        List<ReferenceReader.Seen> expected = reference.stream()
                .filter(seen -> seen.type().equals("jdk.GCPhasePause")
                        || seen.type().equals("jdk.SafepointBegin")
                        || (seen.type().equals("jdk.ExecuteVMOperation")
                                && seen.event().getBoolean("safepoint")))
                .toList();
        assertThat(pauses).hasSameSizeAs(expected);
        for (int i = 0; i < pauses.size(); i++) {
            Pause pause = pauses.get(i);
            assertThat(pause.startNanos()).isCloseTo(expected.get(i).timeNanos(), MICROSECOND);
            assertThat(pause.durationNanos()).isEqualTo(expected.get(i).nanos("duration"));
            if (pause.kind() == Pause.Kind.GARBAGE_COLLECTION) {
                assertThat(pause.cause()).isEqualTo(expected.get(i).event().getString("name"));
            }
        }
    }

    private static List<ReferenceReader.Seen> of(List<ReferenceReader.Seen> reference, Set<String> types) {
        return reference.stream().filter(seen -> types.contains(seen.type())).toList();
    }

    private static List<String> frames(StackTable stacks, int stack) {
        return stacks.framesOf(stack).stream()
                .map(frame -> frame.name() + "|" + frame.line() + "|" + frame.kind())
                .toList();
    }

    private static List<String> expectedFrames(ReferenceReader.Seen seen) {
        Map<String, FrameKind> kinds = Map.of(
                "Interpreted", FrameKind.INTERPRETED,
                "JIT compiled", FrameKind.COMPILED,
                "C1 compiled", FrameKind.COMPILED,
                "Inlined", FrameKind.INLINED,
                "Native", FrameKind.NATIVE,
                "C++", FrameKind.NATIVE,
                "Kernel", FrameKind.KERNEL);
        List<String> expected = new ArrayList<>();
        for (String frame : seen.frames()) {
            String[] parts = frame.split("\\|", -1);
            FrameKind kind = kinds.getOrDefault(parts[3], FrameKind.UNKNOWN);
            boolean plain = parts[0].isEmpty() || (kind == FrameKind.NATIVE && !isClass(parts[0]));
            String name = plain ? parts[1] : parts[0] + "." + parts[1];
            expected.add(new Frame(name, "", Integer.parseInt(parts[2]), kind).name() + "|" + parts[2] + "|" + kind);
        }
        return expected;
    }

    /** Libraries are named like {@code libjvm.so} or {@code [vdso]}, classes here begin with a package. */
    private static boolean isClass(String owner) {
        return owner.startsWith("java.") || owner.startsWith("jdk.") || owner.startsWith("sun.");
    }

    /** Keeps everything. */
    private static final class Collected implements RecordingHandler {
        private final List<ThreadSample> samples = new ArrayList<>();
        private final List<ThreadWait> waits = new ArrayList<>();
        private final List<Pause> pauses = new ArrayList<>();

        @Override
        public void sample(ThreadSample sample) {
            samples.add(sample);
        }

        @Override
        public void threadWait(ThreadWait wait) {
            waits.add(wait);
        }

        @Override
        public void pause(Pause pause) {
            pauses.add(pause);
        }
    }
}
