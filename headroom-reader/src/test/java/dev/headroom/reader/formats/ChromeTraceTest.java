package dev.headroom.reader.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.profile.Profile;
import dev.headroom.reader.ProfileSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Durations of trace events, nested by time. */
class ChromeTraceTest {

    private final Path folder;

    ChromeTraceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everyEventOfATraceOfNodeHasItsOwnDurationAndCount() throws IOException {
        Map<String, Long> totals = new TreeMap<>();
        Map<String, Long> counts = new TreeMap<>();
        Map<String, Long> begun = new TreeMap<>();
        for (JsonNode event :
                new ObjectMapper().readTree(Fixtures.bytes("node.trace.json")).get("traceEvents")) {
            String name = event.get("name").asText();
            long nanos = event.get("ts").asLong() * 1000;
            switch (event.get("ph").asText()) {
                case "X" -> {
                    totals.merge(name, event.get("dur").asLong() * 1000, Long::sum);
                    counts.merge(name, 1L, Long::sum);
                }
                case "B" -> begun.put(name, nanos);
                case "E" -> {
                    totals.merge(name, nanos - begun.remove(name), Long::sum);
                    counts.merge(name, 1L, Long::sum);
                }
                default -> {}
            }
        }

        Profile profile =
                Fixtures.read(folder, "node.trace.json").find("duration").orElseThrow();

        Map<String, Long> actualTotals = new TreeMap<>();
        Map<String, Long> actualCounts = new TreeMap<>();
        Fixtures.samples(profile)
                .forEach((stack, count) ->
                        actualCounts.merge(stack.substring(stack.lastIndexOf(';') + 1), count, Long::sum));
        Fixtures.weights(profile).forEach((stack, weight) -> {
            for (String name : stack.split(";")) {
                actualTotals.merge(name, weight, Long::sum);
            }
        });
        assertThat(actualCounts).isEqualTo(counts);
        assertThat(actualTotals).isEqualTo(totals);
    }

    @Test
    void completeEventsMayComeInAnyOrderAndSelfIsWhatChildrenLeave() throws IOException {
        String text = "[{\"ph\":\"X\",\"name\":\"inner\",\"pid\":1,\"tid\":1,\"ts\":20,\"dur\":30},"
                + "{\"ph\":\"X\",\"name\":\"outer\",\"pid\":1,\"tid\":1,\"ts\":10,\"dur\":100.5},"
                + "{\"ph\":\"B\",\"name\":\"begun\",\"pid\":1,\"tid\":1,\"ts\":60},"
                + "{\"ph\":\"X\",\"name\":\"other\",\"pid\":1,\"tid\":2,\"ts\":20,\"dur\":7},"
                + "{\"ph\":\"E\",\"pid\":1,\"tid\":1,\"ts\":70},{\"ph\":\"E\",\"pid\":1,\"tid\":1,\"ts\":200}]";

        ProfileSet profiles = Fixtures.readText(folder, text);

        assertThat(Fixtures.weights(profiles.find("duration").orElseThrow()))
                .isEqualTo(Map.of("outer", 60_500L, "outer;inner", 30_000L, "outer;begun", 10_000L, "other", 7_000L));
        assertThat(profiles.summary().skipped()).isEqualTo(1);
    }

    @Test
    void whatOverlapsWithoutNestingIsCutAndWhatNeverEndsEndsWithItsThread() throws IOException {
        String text = "{\"traceEvents\":[{\"ph\":\"X\",\"name\":\"a\",\"pid\":1,\"tid\":1,\"ts\":0,\"dur\":10},"
                + "{\"ph\":\"X\",\"name\":\"b\",\"pid\":1,\"tid\":1,\"ts\":5,\"dur\":10},"
                + "{\"ph\":\"B\",\"name\":\"open\",\"pid\":1,\"tid\":2,\"ts\":0},"
                + "{\"ph\":\"X\",\"name\":\"c\",\"pid\":1,\"tid\":2,\"ts\":5,\"dur\":3}]}";

        ProfileSet profiles = Fixtures.readText(folder, text);

        assertThat(Fixtures.weights(profiles.find("duration").orElseThrow()))
                .isEqualTo(Map.of("a", 5_000L, "a;b", 5_000L, "open", 5_000L, "open;c", 3_000L));
        assertThat(profiles.summary().notes())
                .anyMatch(note -> note.contains("overlap"))
                .anyMatch(note -> note.contains("never ended"));
    }

    @Test
    void aTraceOfChromeHoldsDurationsAndSamples() throws IOException {
        ProfileSet profiles = Fixtures.read(folder, "chrome.trace.json");

        assertThat(profiles.profiles()).extracting(p -> p.type().name()).containsExactlyInAnyOrder("duration", "wall");
        assertThat(profiles.summary().skipped()).isZero();
    }
}
