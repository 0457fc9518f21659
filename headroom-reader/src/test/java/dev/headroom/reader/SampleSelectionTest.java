package dev.headroom.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.profile.CallNode;
import dev.headroom.profile.CallTree;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.reader.SampleSelection.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each format knows of time, thread and labels, told by choosing samples by it. */
class SampleSelectionTest {

    private static final String TRACE =
            """
            [{"ph":"X","name":"load","pid":1,"tid":7,"ts":1000,"dur":500},
             {"ph":"X","name":"parse","pid":1,"tid":7,"ts":1100,"dur":100},
             {"ph":"X","name":"draw","pid":1,"tid":8,"ts":3000,"dur":200},
             {"ph":"M","name":"thread_name","pid":1,"tid":8,"args":{"name":"Compositor"}}]
            """;

    private static final String SPEEDSCOPE =
            """
            {"$schema":"https://www.speedscope.app/file-format-schema.json","exporter":"py-spy",
             "shared":{"frames":[{"name":"a"},{"name":"b"}]},
             "profiles":[
              {"type":"sampled","name":"Thread 1 \\"Main\\"","unit":"milliseconds","startValue":0,"endValue":30,
               "samples":[[0],[0,1],[0]],"weights":[10,10,10]},
              {"type":"evented","name":"Worker","unit":"milliseconds","startValue":0,"endValue":40,
               "events":[{"type":"O","frame":1,"at":0},{"type":"C","frame":1,"at":5},
                         {"type":"O","frame":0,"at":30},{"type":"C","frame":0,"at":40}]}]}
            """;

    private static final String OTLP =
            """
            {"dictionary":{"stringTable":["","cpu","ns","thread.name","tenant","f"],
              "functionTable":[{},{"nameStrindex":5,"startLine":"12"}],
              "locationTable":[{},{"lines":[{"functionIndex":1,"line":"14"}]}],
              "stackTable":[{},{"locationIndices":[1]}],
              "attributeTable":[{},{"keyStrindex":3,"value":{"stringValue":"reaper"}},
                                {"keyStrindex":4,"value":{"intValue":"42"}}]},
             "resourceProfiles":[{"scopeProfiles":[{"profiles":[{
               "sampleType":{"typeStrindex":1,"unitStrindex":2},"timeUnixNano":"1000","durationNano":"9000",
               "samples":[{"stackIndex":1,"attributeIndices":[1,2],"values":["5","6","7"],
                           "timestampsUnixNano":["1500","4000","8000"]},
                          {"stackIndex":1,"values":["9"],"timestampsUnixNano":["2000"]}]}]}]}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void chromeTracesKnowTheTimeAndTheNameOfTheThread() throws IOException {
        assertThat(weight(TRACE, time(0, 1_000_000))).isEqualTo(500_000);
        assertThat(weight(TRACE, time(1_000_000, Long.MAX_VALUE))).isEqualTo(200_000);
        assertThat(weight(TRACE, thread("^Comp"))).isEqualTo(200_000);
        assertThat(weight(TRACE, thread("^thread 7$"))).isEqualTo(500_000);
    }

    @Test
    void speedscopesProfilesAreThreadsAndFollowTheirClock() throws IOException {
        assertThat(weight(SPEEDSCOPE, thread("Main"))).isEqualTo(30_000_000);
        assertThat(weight(SPEEDSCOPE, thread("Worker"))).isEqualTo(15_000_000);
        assertThat(weight(SPEEDSCOPE, time(0, 10_000_000))).isEqualTo(15_000_000);
        assertThat(weight(SPEEDSCOPE, time(25_000_000, Long.MAX_VALUE))).isEqualTo(10_000_000);
    }

    @Test
    void otlpKnowsEachObservationsTimeAndAttributes() throws IOException {
        assertThat(weight(OTLP, SampleSelection.EVERYTHING)).isEqualTo(27);
        assertThat(weight(OTLP, time(0, 4_000))).isEqualTo(5 + 6 + 9);
        assertThat(weight(OTLP, thread("reaper"))).isEqualTo(18);
        assertThat(weight(OTLP, labels(Map.of("tenant", Pattern.compile("^42$")))))
                .isEqualTo(18);
    }

    @Test
    void otlpTellsTheLineAFunctionBeginsAt() throws IOException {
        Profile profile = read(OTLP, SampleSelection.EVERYTHING).profiles().get(0);

        CallNode only = CallTree.of(profile).root().children().get(0);
        assertThat(only.function().startLine()).isEqualTo(12);
    }

    @Test
    void samplesThatDoNotTellAreLeftOutAndCounted() throws IOException {
        ProfileSet chosen = read(OTLP, thread("."));

        assertThat(chosen.summary().notes()).anyMatch(note -> note.startsWith("1 samples are of unknown threads"));
    }

    @Test
    void aRecordingWithoutTimesIsRefused() {
        assertThatThrownBy(() -> read("a;b 3\n", time(0, 5)))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("collapsed stacks")
                .hasMessageContaining("no times");
    }

    @Test
    void everyThreadOfAFlightRecordingTogetherIsTheWhole() throws IOException {
        Path file = Files.write(folder.resolve("async.jfr"), Fixtures.bytes("recordings/async.jfr"));
        ProfileSet whole = read(file, SampleSelection.EVERYTHING);

        ProfileSet byThread = read(file, new SampleSelection(Optional.empty(), Optional.empty(), Map.of(), true));

        assertThat(byThread.profiles()).hasSameSizeAs(whole.profiles());
        for (int i = 0; i < whole.profiles().size(); i++) {
            Profile expected = whole.profiles().get(i);
            Profile actual = byThread.profiles().get(i);
            assertThat(actual.type()).isEqualTo(expected.type());
            assertThat(actual.totalWeight()).as(expected.type().toString()).isEqualTo(expected.totalWeight());
            assertThat(actual.sampleCount()).isEqualTo(expected.sampleCount());
        }
        CallTree threads = CallTree.of(byThread.find(SampleType.CPU).orElseThrow());
        assertThat(threads.root().children()).allMatch(thread -> thread.weight().self() == 0);
    }

    private long weight(String text, SampleSelection selection) throws IOException {
        return read(text, selection).profiles().stream()
                .mapToLong(Profile::totalWeight)
                .sum();
    }

    private ProfileSet read(String text, SampleSelection selection) throws IOException {
        return read(Files.writeString(folder.resolve("recording"), text), selection);
    }

    private static ProfileSet read(Path file, SampleSelection selection) throws IOException {
        try (Recording recording = Recordings.open(file)) {
            return selection.read(recording);
        }
    }

    private static SampleSelection time(long from, long to) {
        return new SampleSelection(Optional.of(new TimeRange(from, to)), Optional.empty(), Map.of(), false);
    }

    private static SampleSelection thread(String regex) {
        return new SampleSelection(Optional.empty(), Optional.of(Pattern.compile(regex)), Map.of(), false);
    }

    private static SampleSelection labels(Map<String, Pattern> labels) {
        return new SampleSelection(Optional.empty(), Optional.empty(), labels, false);
    }
}
