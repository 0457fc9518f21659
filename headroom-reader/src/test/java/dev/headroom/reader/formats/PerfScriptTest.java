package dev.headroom.reader.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Function;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.reader.ProfileSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code perf script} prints, against a plain reading of its blocks by regular expressions. */
class PerfScriptTest {

    private static final Pattern HEAD =
            Pattern.compile("^work load +\\d+(?:/\\d+)?(?: +[\\d.]+:)?(?: +(\\d+))? +([a-z-]+): ?(.*)$");
    private static final Pattern FRAME =
            Pattern.compile("^\\s*[0-9a-f]+ (.+?)(?:\\+0x[0-9a-f]+)?(?: \\(([^()]*)\\))?$");

    private final Path folder;

    PerfScriptTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"chains.perf.txt", "bare.perf.txt", "inlined.perf.txt", "flat.perf.txt", "lines.perf.txt"})
    void everyStackWeighsWhatAPlainReadingOfTheBlocksGives(String fixture) throws IOException {
        Map<String, Map<String, Long>> expected = plainReading(Fixtures.text(fixture));

        ProfileSet profiles = Fixtures.read(folder, fixture);

        assertThat(profiles.summary().format()).isEqualTo("perf script");
        assertThat(profiles.summary().skipped()).isZero();
        Map<String, Map<String, Long>> actual = new TreeMap<>();
        profiles.profiles().forEach(p -> actual.put(p.type().name(), Fixtures.weights(p)));
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void eachEventIsASampleTypeOfItsOwnAndClocksTickInNanoseconds() throws IOException {
        ProfileSet profiles = Fixtures.read(folder, "chains.perf.txt");

        assertThat(profiles.profiles())
                .extracting(Profile::type)
                .containsExactlyInAnyOrder(
                        new SampleType("page-faults", "count"),
                        new SampleType("context-switches", "count"),
                        new SampleType("cpu-clock", "nanoseconds"));
        long blocks = Fixtures.text("chains.perf.txt")
                .lines()
                .filter(l -> l.contains("cpu-clock:"))
                .count();
        assertThat(profiles.find("cpu-clock").orElseThrow().sampleCount()).isEqualTo(blocks);
    }

    @Test
    void withoutPeriodsASampleWeighsOneAndThatIsSaid() throws IOException {
        ProfileSet profiles = Fixtures.read(folder, "bare.perf.txt");

        Profile clock = profiles.find(new SampleType("cpu-clock", "count")).orElseThrow();
        assertThat(clock.totalWeight()).isEqualTo(clock.sampleCount());
        assertThat(profiles.summary().notes()).anyMatch(note -> note.contains("without a period"));
    }

    @Test
    void objectsKindsAndSourceLinesAreKept() throws IOException {
        Profile lines =
                Fixtures.read(folder, "lines.perf.txt").find("cpu-clock").orElseThrow();
        Profile inlined =
                Fixtures.read(folder, "inlined.perf.txt").find("cpu-clock").orElseThrow();
        Profile faults =
                Fixtures.read(folder, "chains.perf.txt").find("page-faults").orElseThrow();

        assertThat(frames(lines))
                .contains(new Frame(new Function("spin", "/srv/work load", 0), "work.c", 5, FrameKind.NATIVE));
        assertThat(frames(inlined)).contains(new Frame("mix", "", 0, FrameKind.INLINED));
        assertThat(frames(inlined)).contains(new Frame("spin", "/srv/work load", 0, FrameKind.NATIVE));
        assertThat(frames(faults)).contains(new Frame("elf_load", "[kernel.kallsyms]", 0, FrameKind.KERNEL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'java 12688/12764 [002] 65.708352:  235 cycles:ppp: '| cycles:ppp | 235",
                "'Web Content 7 2  99 12.5:  3 task-clock:u: '| task-clock:u | 3",
                "'12 [001] 1.000001: sched:sched_switch: prev=a next=b'| sched:sched_switch | 1",
                "'a b  42      7 cycles: '| cycles | 7",
                "'[kworker/0:1] 9 1.5:  8 cycles: '| cycles | 8",
                "':-1    -1 1.5:  8 cycles: '| cycles | 8",
            })
    void headsMayLackAnyPartAndCommandsMayHoldBlanksAndDigits(String head, String event, long weight)
            throws IOException {
        String text = head + "\n\t 7f00 operator new(unsigned long)+0x12 (/lib/x (deleted))\n\t 12 main (/bin/a)\n\n";

        ProfileSet profiles = Fixtures.readText(folder, text);

        Profile profile = profiles.find(event).orElseThrow();
        assertThat(Fixtures.weights(profile)).isEqualTo(Map.of("main;operator new(unsigned long)", weight));
        assertThat(frames(profile)).extracting(Frame::file).contains("/lib/x (deleted)");
    }

    @Test
    void compiledJavaIsNamedAsJavaDoes() throws IOException {
        String text =
                "java 1 1.5:  8 cycles: \n\t 7f00 Lcom/acme/Shop;::list+0x5 (/tmp/perf-1.map)\n\t 9 Interpreter (/tmp/perf-1.map)\n\n";

        Profile profile = Fixtures.readText(folder, text).find("cycles").orElseThrow();

        assertThat(frames(profile))
                .contains(new Frame("com.acme.Shop.list", "/tmp/perf-1.map", 0, FrameKind.COMPILED))
                .contains(new Frame("Interpreter", "/tmp/perf-1.map", 0, FrameKind.INTERPRETED));
    }

    @Test
    void aLineThatIsNothingIsCountedAsSkipped() throws IOException {
        ProfileSet profiles = Fixtures.readText(
                folder,
                "a 1 1.5: 8 cycles: \n\t 12 main (/bin/a)\n\nwhat is this\n\na 1 1.6: 2 cycles: \n\t 12 main (/bin/a)\n\n");

        assertThat(profiles.summary().skipped()).isEqualTo(1);
        assertThat(profiles.find("cycles").orElseThrow().totalWeight()).isEqualTo(10);
    }

    private static List<Frame> frames(Profile profile) {
        return IntStream.range(0, profile.stacks().frameCount())
                .mapToObj(profile.stacks()::frame)
                .toList();
    }

    private static Map<String, Map<String, Long>> plainReading(String text) {
        Map<String, Map<String, Long>> weights = new TreeMap<>();
        Deque<String> rootFirst = new ArrayDeque<>();
        String event = "";
        long period = 0;
        for (String line : (text + "\n\n").split("\n", -1)) {
            Matcher head = HEAD.matcher(line.strip());
            if (head.matches()) {
                event = head.group(2);
                period = head.group(1) == null ? 1 : Long.parseLong(head.group(1));
                Matcher only = FRAME.matcher(head.group(3));
                if (only.matches()) {
                    weights.computeIfAbsent(event, e -> new TreeMap<>()).merge(only.group(1), period, Long::sum);
                    event = "";
                }
            } else if (line.startsWith("\t")) {
                Matcher frame = FRAME.matcher(line);
                assertThat(frame.matches()).as(line).isTrue();
                rootFirst.addFirst(frame.group(1));
            } else if (line.isBlank() && !event.isEmpty()) {
                weights.computeIfAbsent(event, e -> new TreeMap<>())
                        .merge(String.join(";", rootFirst), period, Long::sum);
                rootFirst.clear();
                event = "";
            }
        }
        return weights;
    }
}
