package dev.headroom.reader.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.profile.Frame;
import dev.headroom.profile.Function;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.TopFrames;
import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.UnsupportedFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** V8's CPU profiles: against their own hit counts, and against a plain reading of samples and time deltas. */
class V8ProfileTest {

    private final Path folder;

    V8ProfileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void samplesByFunctionAreV8sOwnHitCounts() throws IOException {
        ProfileSet profiles = Fixtures.read(folder, "work.cpuprofile");

        compareWithHitCounts(profiles, new ObjectMapper().readTree(Fixtures.bytes("work.cpuprofile")));
    }

    @Test
    void everySampleIsARecordOfTheFile() throws IOException {
        ProfileSet profiles = Fixtures.read(folder, "work.cpuprofile");

        assertThat(profiles.summary().events())
                .isEqualTo(profiles.summary().samples(SampleType.WALL))
                .isPositive();
    }

    @Test
    void aSampleWeighsTheTimeUntilTheNextOne() throws IOException {
        JsonNode json = new ObjectMapper().readTree(Fixtures.bytes("work.cpuprofile"));
        Map<Long, String> names = new HashMap<>();
        json.get("nodes").forEach(n -> names.put(n.get("id").asLong(), name(n)));
        Map<String, Long> expected = new TreeMap<>();
        long time =
                json.get("startTime").asLong() + json.get("timeDeltas").get(0).asLong();
        int count = json.get("samples").size();
        for (int i = 0; i < count; i++) {
            boolean last = i == count - 1;
            long next = last
                    ? json.get("endTime").asLong()
                    : time + json.get("timeDeltas").get(i + 1).asLong();
            expected.merge(names.get(json.get("samples").get(i).asLong()), (next - time) * 1000, Long::sum);
            time = next;
        }

        Profile profile =
                Fixtures.read(folder, "work.cpuprofile").find(SampleType.WALL).orElseThrow();

        Map<String, Long> actual = new TreeMap<>();
        TopFrames.of(profile, TopFrames.By.SELF)
                .rows()
                .forEach(row -> actual.merge(row.frame().name(), row.weight().self(), Long::sum));
        actual.values().removeIf(self -> self == 0);
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void anonymousFunctionsStayApartByTheLineTheyBeginAt() throws IOException {
        Profile profile =
                Fixtures.read(folder, "work.cpuprofile").find(SampleType.WALL).orElseThrow();

        List<Function> anonymous = TopFrames.of(profile, TopFrames.By.SELF).rows().stream()
                .map(row -> row.frame().function())
                .filter(function -> function.name().equals("(anonymous)"))
                .toList();

        assertThat(anonymous).hasSizeGreaterThan(1).doesNotHaveDuplicates().allMatch(f -> f.startLine() > 0);
    }

    @Test
    void linesCountFromOneAndTheRootIsNoFrame() throws IOException {
        Profile profile =
                Fixtures.read(folder, "work.cpuprofile").find(SampleType.WALL).orElseThrow();

        StackTable stacks = profile.stacks();
        Frame spin = IntStream.range(0, stacks.frameCount())
                .mapToObj(stacks::frame)
                .filter(f -> f.name().equals("spin"))
                .findFirst()
                .orElseThrow();
        assertThat(spin.file()).isEqualTo("file:///srv/fixture.js");
        assertThat(spin.line()).isEqualTo(3);
        assertThat(Fixtures.weights(profile).keySet()).noneMatch(stack -> stack.contains("(root)"));
    }

    @Test
    void aProfileThatNodeWritesNowIsRead() throws Exception {
        assertThat(nodeIsInstalled()).as("node on the path; install nodejs").isTrue();
        Path script = Files.write(folder.resolve("work.js"), Fixtures.bytes("work.js"));
        Process node = new ProcessBuilder("node", "--cpu-prof", "--cpu-prof-name", "live.cpuprofile", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();

        Path file = folder.resolve("live.cpuprofile");
        ProfileSet profiles = Fixtures.read(file, ReadOptions.STRICT);

        compareWithSamples(profiles, new ObjectMapper().readTree(file.toFile()));
        assertThat(Fixtures.samples(profiles.profiles().get(0)).keySet()).anyMatch(s -> s.endsWith("heavy;spin"));
    }

    @Test
    void chunksOfAChromeTraceFoldIntoOneProfilePerThread() throws IOException {
        Map<String, Long> expected = new TreeMap<>();
        Map<Long, String> names = new HashMap<>();
        for (JsonNode event :
                new ObjectMapper().readTree(Fixtures.bytes("chrome.trace.json")).get("traceEvents")) {
            JsonNode chunk = event.at("/args/data/cpuProfile");
            chunk.path("nodes").forEach(n -> names.put(n.get("id").asLong(), name(n)));
            chunk.path("samples").forEach(s -> expected.merge(names.get(s.asLong()), 1L, Long::sum));
        }
        expected.remove("(root)");

        Profile profile =
                Fixtures.read(folder, "chrome.trace.json").find(SampleType.WALL).orElseThrow();

        Map<String, Long> actual = new TreeMap<>();
        TopFrames.of(profile, TopFrames.By.SELF)
                .rows()
                .forEach(row -> actual.merge(row.frame().name(), row.selfSamples(), Long::sum));
        actual.values().removeIf(self -> self == 0);
        assertThat(actual).isEqualTo(expected).containsKey("spin");
    }

    @Test
    void nodesThatAreTheirOwnAncestorsEnd() throws IOException {
        String text = "{\"nodes\":[{\"id\":1,\"callFrame\":{\"functionName\":\"a\"},\"children\":[2]},"
                + "{\"id\":2,\"callFrame\":{\"functionName\":\"b\"},\"children\":[1]}],"
                + "\"startTime\":0,\"endTime\":30,\"samples\":[1,2,9],\"timeDeltas\":[0,10,10]}";

        ProfileSet profiles = Fixtures.readText(folder, text);

        assertThat(profiles.profiles().get(0).totalWeight()).isEqualTo(30_000);
        assertThat(profiles.summary().unresolvedStacks()).isEqualTo(1);
    }

    @Test
    void samplesOutOfOrderAreOrderedByTime() throws IOException {
        String text = "{\"nodes\":[{\"id\":1,\"callFrame\":{\"functionName\":\"a\"}},"
                + "{\"id\":2,\"callFrame\":{\"functionName\":\"b\"}}],"
                + "\"startTime\":0,\"endTime\":40,\"samples\":[1,2,1],\"timeDeltas\":[20,-10,20]}";

        ProfileSet profiles = Fixtures.readText(folder, text);

        assertThat(Fixtures.weights(profiles.profiles().get(0))).isEqualTo(Map.of("a", 20_000L, "b", 10_000L));
        assertThat(profiles.summary().notes()).anyMatch(note -> note.contains("out of order"));
    }

    @Test
    void wrongTypesNameThePlaceAndTheOldTreeFormatNamesTheRemedy() {
        String wrong = "{\"nodes\":[{\"id\":1,\"callFrame\":[]}],\"samples\":[1]}";
        String old = "{\"startTime\":1,\"samples\":[1],\"head\":{\"functionName\":\"(root)\"}}";

        assertThatThrownBy(() -> Fixtures.readText(folder, wrong))
                .isInstanceOf(MalformedRecordingException.class)
                .hasMessageContaining("line 1 column");
        assertThatThrownBy(() -> Fixtures.readText(folder, old))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("current Node");
    }

    private static void compareWithHitCounts(ProfileSet profiles, JsonNode json) {
        Map<String, Long> expected = new TreeMap<>();
        for (JsonNode node : json.get("nodes")) {
            if (node.get("id").equals(json.get("samples").get(0))) {
                // V8 takes one sample when it starts and leaves it out of the hit counts.
                expected.merge(name(node), 1L, Long::sum);
            }
            if (node.get("hitCount").asLong() > 0) {
                expected.merge(name(node), node.get("hitCount").asLong(), Long::sum);
            }
        }
        assertThat(samplesByFunction(profiles)).isEqualTo(expected);
        assertThat(profiles.find(SampleType.WALL).orElseThrow().sampleCount())
                .isEqualTo(json.get("samples").size());
    }

    /** Whether V8 counts the sample it takes when it starts as a hit depends on when the thread starts to run. */
    private static void compareWithSamples(ProfileSet profiles, JsonNode json) {
        Map<Long, String> names = new HashMap<>();
        json.get("nodes").forEach(node -> names.put(node.get("id").asLong(), name(node)));
        Map<String, Long> expected = new TreeMap<>();
        json.get("samples").forEach(sample -> expected.merge(names.get(sample.asLong()), 1L, Long::sum));
        assertThat(samplesByFunction(profiles)).isEqualTo(expected);
    }

    private static Map<String, Long> samplesByFunction(ProfileSet profiles) {
        Map<String, Long> samples = new TreeMap<>();
        Fixtures.samples(profiles.find(SampleType.WALL).orElseThrow())
                .forEach(
                        (stack, count) -> samples.merge(stack.substring(stack.lastIndexOf(';') + 1), count, Long::sum));
        return samples;
    }

    private static String name(JsonNode node) {
        String name = node.at("/callFrame/functionName").asText();
        return name.isEmpty() ? "(anonymous)" : name;
    }

    private static boolean nodeIsInstalled() {
        try {
            return new ProcessBuilder("node", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(20, TimeUnit.SECONDS);
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
