package dev.headroom.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code gate} hands to a CI server, and which runs it refuses to compare with. */
class GateOutputsTest {

    @TempDir
    private Path scratch;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int headroom(Object... arguments) {
        var terminal =
                new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false, false);
        return Main.run(terminal, Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }

    @Test
    void everyFormatIsWrittenBesideWhatIsPrinted() throws Exception {
        Path run = new KeptRun().in(scratch.resolve("run"));
        Path markdown = scratch.resolve("comment.md");
        Path junit = scratch.resolve("junit.xml");
        Path sarif = scratch.resolve("headroom.sarif");

        int exit = headroom(
                "gate",
                run,
                "--markdown",
                markdown,
                "--junit",
                junit,
                "--sarif",
                sarif,
                "--annotations",
                "github",
                "--format",
                "json");

        assertThat(exit).as(err.toString(UTF_8)).isEqualTo(1);
        assertThat(Files.readString(markdown)).contains("❌ **fail**", "p(95)<40ms", "3 pass");
        assertThat(Files.readString(junit)).contains("tests=\"5\"", "failures=\"2\"");
        JsonNode results = new ObjectMapper().readTree(Files.readString(sarif)).at("/runs/0/results");
        assertThat(results.findValuesAsText("ruleId"))
                .containsExactly("budget/p(95)", "budget/findings", "n-plus-one-queries");
        assertThat(results.at("/0/locations/0/physicalLocation/region/startLine")
                        .asInt())
                .isEqualTo(6);
        assertThat(new ObjectMapper().readTree(out.toByteArray()).path("gates")).hasSize(5);
        assertThat(err.toString(UTF_8).lines())
                .filteredOn(line -> line.startsWith("::error "))
                .hasSize(2)
                .allMatch(line -> line.contains("headroom.yml,line="));
        try (Stream<Path> files = Files.list(scratch)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("run", "comment.md", "junit.xml", "headroom.sarif");
        }
    }

    @Test
    void aRunThatCannotBeBelievedIsATestCaseEvenWithoutRules() throws Exception {
        String bare = KeptRun.CONFIG.substring(0, KeptRun.CONFIG.indexOf("budgets:"));
        Path run = new KeptRun().config(bare).cutShort().in(scratch.resolve("run"));
        Path junit = scratch.resolve("junit.xml");

        assertThat(headroom("gate", run, "--junit", junit)).isEqualTo(4);

        assertThat(Files.readString(junit))
                .contains("tests=\"1\"", "<error message=\"Not judged, the run is not valid: it was stopped before");
    }

    @Test
    void rulesOfAnotherFileAreNamedByIt() throws Exception {
        Path run = new KeptRun().in(scratch.resolve("run"));
        Path config = Files.writeString(scratch.resolve("strict.yml"), KeptRun.CONFIG);

        headroom("gate", run, "-c", config, "--annotations", "github");

        assertThat(err.toString(UTF_8)).contains("::error file=" + config + ",line=6,");
    }

    @Test
    void severalRunsAreSeveralSuites() throws Exception {
        Path one = new KeptRun().in(scratch.resolve("one"));
        Path two = new KeptRun().in(scratch.resolve("two"));
        Path junit = scratch.resolve("junit.xml");

        assertThat(headroom("gate", one, two, "--junit", junit)).isEqualTo(1);

        assertThat(Files.readString(junit)).contains("<testsuite name=\"one\"", "<testsuite name=\"two\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--markdown", "--junit", "--sarif"})
    void aFileThatCannotBeWrittenIsSaidBeforeAnythingIsJudged(String option) throws Exception {
        Path run = new KeptRun().in(scratch.resolve("run"));

        assertThat(headroom("gate", run, option, scratch.resolve("none/file"))).isEqualTo(2);
        assertThat(headroom("gate", run, option, scratch)).isEqualTo(2);

        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8)).contains("its folder does not exist", "is a folder");
    }

    @Test
    void aWorkloadWithErrorsNeverBecomesABaseline() throws Exception {
        Path run = new KeptRun().in(scratch.resolve("run"));
        List<Path> unfit = List.of(
                new KeptRun().failed(1).in(scratch.resolve("one-failed")),
                new KeptRun().failed(1_000).in(scratch.resolve("instant-errors")),
                new KeptRun().cutShort().in(scratch.resolve("cut-short")));

        for (Path baseline : unfit) {
            assertThat(headroom("gate", run, "--baseline", baseline)).isEqualTo(2);
        }

        assertThat(err.toString(UTF_8))
                .contains("one-failed cannot be a baseline: 1 of 1,000 requests of GET / failed")
                .contains("instant-errors cannot be a baseline")
                .contains("cut-short cannot be a baseline");
    }

    @Test
    void instantErrorsNeverLookFast() throws Exception {
        Path before = new KeptRun().in(scratch.resolve("before"));
        Path after = new KeptRun().failed(1_000).in(scratch.resolve("after"));

        assertThat(headroom("gate", after, "--baseline", before)).isEqualTo(1);

        assertThat(out.toString(UTF_8)).contains("throughput>=30/s").contains("Verdict  FAIL");
    }

    @Test
    void aRunFillsInWhatItsConfigurationLeftOpen() throws Exception {
        String open = KeptRun.CONFIG.replace("p(95)<40ms", "p(95)<[measure]").replace("30/s", "[measure]");
        Path run = new KeptRun().config(open).in(scratch.resolve("run"));
        Path config = Files.writeString(scratch.resolve("headroom.yml"), open);
        String filled = open.replace("p(95)<[measure]", "p(95)<46ms").replace("[measure]", "30/s");

        assertThat(headroom("init", scratch, "--from", run, "--slack", "10%")).isZero();

        assertThat(out.toString(UTF_8)).isEqualTo(filled);
        assertThat(err.toString(UTF_8)).contains("p(95)<46ms (measured 41.3 ms, n=1,000)");
        assertThat(config).hasContent(open);

        assertThat(headroom("init", "-c", config, "--from", run, "--slack", "10%", "--write"))
                .isZero();
        assertThat(config).hasContent(filled);
        assertThat(headroom("gate", run, "-c", config)).isEqualTo(1);
    }

    @Test
    void aRunThatProvesNothingFillsNothingIn() throws Exception {
        String open = KeptRun.CONFIG.replace("p(95)<40ms", "p(95)<[measure]");
        Path config = Files.writeString(scratch.resolve("headroom.yml"), open);
        Path failed = new KeptRun().failed(3).in(scratch.resolve("failed"));

        assertThat(headroom("init", "-c", config, "--from", failed, "--write")).isEqualTo(2);
        assertThat(headroom("init", "-c", config, "--from", scratch.resolve("none"), "--write"))
                .isEqualTo(2);
        assertThat(headroom("init", "-c", config, "--from", failed, "--slack", "lots"))
                .isEqualTo(2);
        assertThat(headroom("init", "-c", config, "--write")).isEqualTo(2);

        assertThat(config).hasContent(open);
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void initWritesTheSchemaBesideTheConfigurationAndPrintsIt() throws Exception {
        assertThat(headroom("init", scratch)).isZero();
        String schema = Files.readString(scratch.resolve("headroom.schema.json"));
        out.reset();

        assertThat(headroom("init", "--schema")).isZero();

        assertThat(out.toString(UTF_8))
                .isEqualTo(schema)
                .isEqualTo(Files.readString(Path.of("../docs/reference/headroom.schema.json")));
    }
}
