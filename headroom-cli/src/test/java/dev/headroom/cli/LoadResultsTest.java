package dev.headroom.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code headroom load merge} and {@code headroom load explain} on kept files. */
class LoadResultsTest {

    private static final Path KEPT = Path.of("../headroom-reader/src/test/resources/load");

    @TempDir
    private Path scratch;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int headroom(String... arguments) {
        out.reset();
        var terminal =
                new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false, false);
        return Main.run(terminal, arguments);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString(UTF_8));
    }

    private static String kept(String name) {
        return KEPT.resolve(name).toString();
    }

    /** The kept result as another generator's, begun so much later. */
    private String another(String started) throws IOException {
        String text = Files.readString(KEPT.resolve("headroom-result.json"));
        String id = new ObjectMapper().readTree(text).at("/generators/0/id").textValue();
        String begun = new ObjectMapper().readTree(text).at("/started").textValue();
        String changed = text.replace(id, "load-2-1-x").replace(begun, started.isEmpty() ? begun : started);
        return Files.writeString(scratch.resolve("another.json"), changed).toString();
    }

    @Test
    void aMergedResultCanBeMergedAndExplainedAsItsPartsCan() throws IOException {
        String merged = scratch.resolve("merged.json").toString();

        int exitCode =
                headroom("load", "merge", kept("headroom-result.json"), another(""), "-o", merged, "--format", "json");

        // The kept result's own self-check decides: it was made on a busy machine.
        assertThat(exitCode).isEqualTo(4);
        assertThat(err.toString(UTF_8)).contains("cannot be believed", "Generator load-2-1-x");
        assertThat(json().at("/requests").asLong()).isEqualTo(1_200);
        assertThat(json().at("/responseTime/count").asLong()).isEqualTo(1_200);
        assertThat(json().at("/rate/intended").asDouble()).isEqualTo(200);
        assertThat(json().at("/generators")).hasSize(2);
        assertThat(json().has("histograms")).isFalse();

        assertThat(headroom("load", "explain", merged, kept("headroom-result.json"), "--format=json"))
                .isZero();
        assertThat(json().at("/a/requests").asLong()).isEqualTo(1_200);
        assertThat(headroom("load", "merge", merged, kept("headroom-result.json")))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("twice");
    }

    @Test
    void resultsOfDifferentTimesAreRefusedUnlessTold() throws IOException {
        String later = another("2026-12-24T12:00:00Z");

        assertThat(headroom("load", "merge", kept("headroom-result.json"), later))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("no moment", "--allow-unlike");
        assertThat(out.toString(UTF_8)).isEmpty();

        assertThat(headroom("load", "merge", "--allow-unlike", kept("headroom-result.json"), later))
                .isEqualTo(4);
        assertThat(out.toString(UTF_8)).contains("Unlike loads were merged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "headroom-printed.json",
                "headroom.hlog",
                "foreign-micros.hlog",
                "wrk.txt",
                "wrk-latency.txt",
                "wrk2.txt",
                "k6-summary-export.json",
                "k6-handle-summary.json",
                "oha.json",
                "gatling-3.3.log",
                "gatling-3.11.5.log",
                "jmeter-5.6.3.csv.jtl",
                "jmeter-5.6.3.xml.jtl"
            })
    void anyPairIsExplainedInBothDirections(String other) throws IOException {
        for (List<String> pair : List.of(List.of("headroom-result.json", other), List.of(other, "wrk2.txt"))) {
            assertThat(headroom("load", "explain", kept(pair.get(0)), kept(pair.get(1)), "--format", "json"))
                    .as(err.toString(UTF_8))
                    .isZero();
            assertThat(json().at("/conclusion").textValue()).isNotBlank();
            assertThat(json().at("/rerun")).isNotEmpty();

            assertThat(headroom("load", "explain", kept(pair.get(0)), kept(pair.get(1))))
                    .isZero();
            assertThat(out.toString(UTF_8))
                    .contains("Why they differ", "Run again")
                    .doesNotContain("NaN", "Optional", "null");
        }
    }

    @Test
    void omissionIsNamedWithBothNumbersWhereWrkMeetsAnOpenModel() {
        assertThat(headroom("load", "explain", kept("wrk2.txt"), kept("wrk-latency.txt")))
                .isZero();

        assertThat(out.toString(UTF_8))
                .contains("coordinated omission  A: response time  B: service time")
                .contains("becomes 9.88 ms")
                .contains("wrk has no schedule: use wrk2 -R");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{", "<testResults version=\"1.2\">", "{\"schemaVersion\":1}"})
    void aFileThatIsNoLoadResultIsRefused(String content) throws IOException {
        String file = Files.writeString(scratch.resolve("result"), content).toString();

        assertThat(headroom("load", "explain", file, kept("oha.json"))).isEqualTo(2);
        assertThat(headroom("load", "merge", file)).isEqualTo(2);

        assertThat(err.toString(UTF_8)).contains(file).doesNotContain("defect", "\tat ");
        assertThat(out.toString(UTF_8)).isEmpty();
    }
}
