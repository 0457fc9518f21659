package dev.headroom.reader.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Frame;
import dev.headroom.profile.Profile;
import dev.headroom.reader.Folded;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.Recording;
import dev.headroom.reader.Recordings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings made now, stack by stack as async-profiler's own {@code jfrconv} folds them. */
class JfrAgainstJfrconvTest {

    /** Of a sample whose stack was not recorded. */
    private static final String NO_STACK = "";

    private final LiveRecordings recordings;
    private final Jfrconv jfrconv;

    JfrAgainstJfrconvTest(@TempDir Path folder) {
        recordings = new LiveRecordings(folder);
        jfrconv = new Jfrconv(folder);
    }

    @Test
    void everyModeOfAsyncProfiler() throws Exception {
        Path file = recordings.byAsyncProfiler(
                "event=itimer,interval=10ms,alloc=512k,wall=20ms,lock=1ms,nativemem=64k,jfrsync=profile");

        ProfileSet ours = read(file);

        compareSamples(file, ours, "cpu", "--cpu");
        compareSamples(file, ours, "wall", "--wall");
        compareWithoutClass(file, ours, "alloc_space", "--alloc");
        compareWithoutClass(file, ours, "delay", "--lock");
        compareSamples(file, ours, "malloc", "--nativemem");
        compareWeights(file, ours, "malloc", "--nativemem", "--total");
    }

    /** One recording read three ways: as it is, and as what the converter makes of it. */
    @Test
    void otlpAndCollapsedStacksOfARecordingAreReadAsTheRecordingIs() throws Exception {
        Path file = recordings.byAsyncProfiler("event=ctimer,interval=10ms,alloc=512k,wall=20ms");

        ProfileSet ours = read(file);

        assertThat(only(read(jfrconv.otlp(file, "--cpu")))).isEqualTo(samples(ours, "cpu"));
        assertThat(only(read(jfrconv.otlp(file, "--wall")))).isEqualTo(samples(ours, "wall"));
        assertThat(only(read(jfrconv.otlp(file, "--alloc", "--total")))).isEqualTo(weights(ours, "alloc_space"));
        assertThat(only(read(jfrconv.collapsed(file, "--cpu")))).isEqualTo(samples(ours, "cpu"));
        assertThat(only(read(jfrconv.collapsed(file, "--wall")))).isEqualTo(samples(ours, "wall"));
    }

    @Test
    void liveObjects() throws Exception {
        Path file = recordings.byAsyncProfiler("event=ctimer,interval=10ms,alloc=64k,live");

        ProfileSet ours = read(file);

        compareSamples(file, ours, "cpu", "--cpu");
        compareWithoutClass(file, ours, "inuse_space", "--live");
    }

    @Test
    void theJdksOwnRecorder17() throws Exception {
        Path file = recordings.byJdk(Path.of(System.getProperty("java.home")));

        compareJdk(file, read(file), "cpu");
    }

    @Test
    void theJdksOwnRecorder25() throws Exception {
        Path file = recordings.byJdk(
                LiveRecordings.jdk25(), "+jdk.CPUTimeSample#enabled=true", "+jdk.CPUTimeSample#throttle=10ms");

        ProfileSet ours = read(file);

        compareJdk(file, ours, "execution");
        compareSamples(file, ours, "cpu", "--cpu-time");
    }

    /** The converter calls the JDK's execution samples wall clock, and puts parking with the locks. */
    private void compareJdk(Path file, ProfileSet ours, String execution) throws IOException {
        compareSamples(file, ours, execution, "--wall");
        compareWithoutClass(file, ours, "alloc_space", "--alloc");
        Map<String, Long> locks = new TreeMap<>(Folded.weights(profile(ours, "delay"), Frame::name));
        Folded.weights(profile(ours, "park"), Frame::name)
                .forEach((stack, nanos) -> locks.merge(stack, nanos, Long::sum));
        agree("--lock", locks, jfrconv.stacksWithoutClass(file, "--lock", "--total"));
    }

    private void compareSamples(Path file, ProfileSet ours, String type, String... options) throws IOException {
        agree(type, Folded.samples(profile(ours, type), Frame::name), jfrconv.stacks(file, options));
    }

    private void compareWeights(Path file, ProfileSet ours, String type, String... options) throws IOException {
        agree(type, Folded.weights(profile(ours, type), Frame::name), jfrconv.stacks(file, options));
    }

    private void compareWithoutClass(Path file, ProfileSet ours, String type, String mode) throws IOException {
        agree(type, Folded.samples(profile(ours, type), Frame::name), jfrconv.stacksWithoutClass(file, mode));
        agree(
                type,
                Folded.weights(profile(ours, type), Frame::name),
                jfrconv.stacksWithoutClass(file, mode, "--total"));
    }

    /**
     * The same stacks with the same values. Samples whose chunk does not hold their stack count here as such. The
     * converter leaves them out, or takes a stack that another chunk has under that number: so it may have more than we,
     * by no more than what is counted here without a stack.
     */
    private static void agree(String type, Map<String, Long> ours, Map<String, Long> converted) {
        Map<String, Long> known = withStack(ours);
        long withoutStack = ours.getOrDefault(NO_STACK, 0L);
        Map<String, Long> more = new TreeMap<>(converted);
        known.forEach((stack, value) -> more.merge(stack, -value, Long::sum));
        more.values().removeIf(value -> value == 0);
        assertThat(known).as(type).isNotEmpty();
        assertThat(more.values())
                .as("%s: the converter against ours, by stack: %s", type, more)
                .allMatch(value -> value > 0);
        assertThat(more.values().stream().mapToLong(Long::longValue).sum())
                .as("%s: more than ours, by stack: %s", type, more)
                .isLessThanOrEqualTo(withoutStack);
    }

    private static Map<String, Long> only(ProfileSet set) {
        assertThat(set.profiles()).hasSize(1);
        return Folded.weights(set.profiles().get(0), Frame::name);
    }

    private static Map<String, Long> samples(ProfileSet set, String type) {
        return withStack(Folded.samples(profile(set, type), Frame::name));
    }

    private static Map<String, Long> weights(ProfileSet set, String type) {
        return withStack(Folded.weights(profile(set, type), Frame::name));
    }

    private static Map<String, Long> withStack(Map<String, Long> stacks) {
        Map<String, Long> known = new TreeMap<>(stacks);
        known.remove(NO_STACK);
        return known;
    }

    private static Profile profile(ProfileSet set, String type) {
        return set.find(type).orElseThrow(() -> new AssertionError("There are no samples of " + type));
    }

    private static ProfileSet read(Path file) throws IOException {
        try (Recording recording = Recordings.open(file)) {
            return recording.readProfiles();
        }
    }
}
