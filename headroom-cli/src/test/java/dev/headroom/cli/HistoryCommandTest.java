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
import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code headroom history} as it is typed, over folders and files as they are. */
class HistoryCommandTest {

    @TempDir
    private Path scratch;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int history(Object... arguments) {
        var terminal =
                new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false, false);
        String[] words = new String[arguments.length + 1];
        words[0] = "history";
        for (int i = 0; i < arguments.length; i++) {
            words[i + 1] = arguments[i].toString();
        }
        return Main.run(terminal, words);
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }

    @Test
    void aStepInPastRunsIsTold() throws IOException {
        runs(40, night -> night < 25 ? 40 : 52);

        assertThat(history(scratch)).isZero();

        assertThat(out())
                .contains("40 found, 40 of them in a series")
                .contains("GET /orders  p(95)")
                .containsPattern("rose +2026-01-26 03:00 +4\\d\\.?\\d* ms → 5\\d\\.?\\d* ms")
                .contains("between night-24 and night-25")
                .contains("commits 0000000000..0000000000");
    }

    @Test
    void programsReadTheSame() throws IOException {
        runs(40, night -> night < 25 ? 40 : 52);

        assertThat(history(scratch, "--format", "json", "--metric", "p(95)")).isZero();

        JsonNode json = new ObjectMapper().readTree(out());
        assertThat(json.at("/alike/0/series")).hasSize(1);
        assertThat(json.at("/alike/0/series/0/changes/0/firstAfter/source").asText())
                .isEqualTo("night-25");
        assertThat(json.at("/alike/0/series/0/changes/0/commits/with/id").asText())
                .isEqualTo(hash(25));
    }

    @Test
    void eachSeriesHasItsPicture() throws IOException {
        runs(40, night -> night < 25 ? 40 : 52);
        Path pictures = scratch.resolve("pictures");

        assertThat(history(scratch, "--out", pictures, "--metric", "p(95)")).isZero();

        assertThat(pictures.resolve("1-GET-orders-p-95.svg"))
                .content()
                .startsWith("<svg")
                .contains("night-24 and night-25")
                .doesNotContain("<script");
    }

    @Test
    void brokenForeignAndUnfinishedRunsAreCountedAndTheRestIsTold() throws IOException {
        runs(20, night -> 40);
        write("broken/run.json", "{\"schemaVersion\": 1, \"id\": ");
        write("foreign/run.json", "{\"hello\": 1}");
        write("hostile/run.json", run(30, 40).replace("\"cpus\": 2", "\"cpus\": \"" + "x".repeat(50) + "\""));
        write("absurd/run.json", run(31, 40).replace("2026-02-01", "+999999999-12-31"));
        write("stopped/run.json", "{\"schemaVersion\": 1, \"complete\": false, \"reason\": \"killed\"}");
        write("proof/proof.json", "{}");
        write("proof/block-1-before/run.json", run(32, 40));
        write(".hidden/run.json", run(33, 40));

        assertThat(history(scratch)).isZero();

        assertThat(out())
                .contains("26 found")
                .contains("3: cannot be read")
                .contains("1: stopped before the measuring window ended")
                .contains("1: block of a proof");
    }

    @Test
    void thousandsOfRunsAreReadAndTheNewestTold() throws IOException {
        runs(2_000, night -> 40);

        assertThat(history(scratch, "--limit", "100", "--metric", "p(95)")).isZero();

        assertThat(out()).contains("2,000 found, 100 of them").contains("1,900: older than the newest");
    }

    @Test
    void aFileOfValuesIsTold() throws IOException {
        var random = new SplittableRandom(1);
        var csv = new StringBuilder("time,value,commit\n");
        for (int day = 0; day < 60; day++) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%s,%.3f,%s%n",
                    LocalDate.of(2026, 1, 1).plusDays(day),
                    (day < 30 ? 12 : 15) + 0.2 * random.nextGaussian(),
                    "c" + day));
        }
        Path file = write("build.csv", csv.toString());

        assertThat(history("--csv", file, "--unit", "s")).isZero();

        assertThat(out()).contains("60 found", "build.csv  value", "rose", "2026-01-31", "commits c29..c30", "15.0 s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time,value/2026-01-01,NaN | line 2: NaN is no value",
                "time,value/2026-01-01,1e999 | is no value",
                "time,value/2026-01-01,fast | 'fast' is no number",
                "time,value/yesterday,1 | 'yesterday' is no time",
                "time,value/2026-01-01, | value is empty",
                "when,value/2026-01-01,1 | has no time",
                "time,value | holds no values",
                "time,value/2026-01-01,1,2,3,4 | cannot be read",
                "time,value,commit/2026-01-01,1,two words | no name of a commit"
            })
    void aFileThatCannotBeUsedSaysWhereAndWhy(String content, String problem) throws IOException {
        Path file = write("values.csv", content.replace('/', '\n'));

        assertThat(history("--csv", file)).isEqualTo(2);

        assertThat(err()).contains(file.toString()).contains(problem);
        assertThat(out()).isEmpty();
    }

    @Test
    void aHugeFileIsRefusedAndNotRead() throws IOException {
        Path file = scratch.resolve("huge.csv");
        try (var channel = java.nio.channels.FileChannel.open(
                file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(new byte[1]), 65L << 20);
        }

        assertThat(history("--csv", file)).isEqualTo(2);

        assertThat(err()).contains("is larger than 64 MiB");
    }

    @Test
    void tooManyValuesAreRefused() throws IOException {
        Path file = write("many.csv", "time,value\n" + "2026-01-01,1\n".repeat(200_001));

        assertThat(history("--csv", file)).isEqualTo(2);

        assertThat(err()).contains("holds more than 200000 values");
    }

    @Test
    void aJsonListIsAFileOfValuesToo() throws IOException {
        var json = new StringBuilder("[");
        for (int day = 0; day < 30; day++) {
            json.append(day == 0 ? "" : ",")
                    .append("{\"time\": ")
                    .append(1_767_225_600 + day * 86_400)
                    .append(", \"value\": ")
                    .append(day < 15 ? 3 : 4)
                    .append(", \"commit\": null}");
        }
        Path file = write("values.json", json + "]");

        assertThat(history("--csv", file)).isZero();

        assertThat(out()).contains("rose").contains("2026-01-16");
    }

    @Test
    void aFolderWithoutRunsIsBadInput() {
        assertThat(history(scratch)).isEqualTo(2);
        assertThat(err()).contains("There is no run under " + scratch);

        assertThat(history(scratch.resolve("missing"))).isEqualTo(2);
        assertThat(err()).contains("missing does not exist");
    }

    @Test
    void runsOfWhichNoneCanBeUsedAreBadInput() throws IOException {
        write("broken/run.json", "{");

        assertThat(history(scratch)).isEqualTo(2);

        assertThat(err()).contains("None of the 1 runs").contains("cannot be read");
    }

    @Test
    void anUnknownEndpointNamesTheNearest() throws IOException {
        runs(12, night -> 40);

        assertThat(history(scratch, "--endpoint", "GET /order")).isEqualTo(2);

        assertThat(err()).contains("No run has an endpoint 'GET /order'").contains("GET /orders");
    }

    @ParameterizedTest
    @CsvSource({"--metric,p(90),unknown metric", "--since,soon,is no date", "--limit,5,from 10 to 10000"})
    void badOptionsAreRefused(String option, String value, String problem) {
        assertThat(history(scratch, option, value)).isEqualTo(2);

        assertThat(err()).contains(problem);
    }

    private Path write(String name, String content) throws IOException {
        Path file = scratch.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private void runs(int count, IntToDoubleFunction p95Millis) throws IOException {
        var random = new SplittableRandom(1);
        for (int night = 0; night < count; night++) {
            double millis = p95Millis.applyAsDouble(night) * Math.exp(0.02 * random.nextGaussian());
            write("night-" + night + "/run.json", run(night, millis));
        }
    }

    private static String hash(int night) {
        return String.format(Locale.ROOT, "%040d", night);
    }

    private static String run(int night, double p95Millis) {
        long p95 = (long) (p95Millis * 1e6);
        String times = """
                {"count": 1000, "p50": %d, "p95": %d, "p99": %d, "p99_9": %d, "max": %d}"""
                .formatted(p95 / 2, p95, p95 * 2, p95 * 3, p95 * 4);
        return """
                {"schemaVersion": 1, "id": "night-%d", "complete": true, "started": "%sT03:00:00Z",
                 "windowNanos": 30000000000, "verdict": "pass", "config": "",
                 "commit": {"id": "%s", "dirty": false},
                 "environment": {"host": "ci", "cpuModel": "EPYC", "cpus": 2, "memoryBytes": 8, "os": "Linux",
                   "serviceRuntime": "OpenJDK 17", "headroomVersion": "0.1"},
                 "endpoints": [{"name": "GET /orders", "requests": 1000, "errors": 0, "errorsByKind": {},
                   "responseTime": %s, "serviceTime": %s,
                   "perRequest": {"requestsSeen": 1000, "cpuNanos": null, "allocatedBytes": null, "sqlQueries": 3}}],
                 "instance": {"rssPeakBytes": null, "heapLiveBytes": null, "cpuShare": null, "gcPauseNanos": null},
                 "selfCheck": {"verdict": "valid", "rate": {"intended": 100, "achieved": 100},
                   "lateness": %s, "generatorCpuShare": 0.1, "generatorGcNanos": 0, "hostHiccup": %s, "reasons": []}}
                """
                .formatted(night, LocalDate.of(2026, 1, 1).plusDays(night), hash(night), times, times, times, times);
    }
}
