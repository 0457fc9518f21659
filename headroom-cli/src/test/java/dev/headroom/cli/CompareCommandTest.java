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
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code headroom compare} on kept files, and {@code headroom bench} on a program that answers as JMH does. */
class CompareCommandTest {

    private static final Path KEPT = Path.of("../headroom-reader/src/test/resources");

    @TempDir
    private Path scratch;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int headroom(String... arguments) {
        out.reset();
        err.reset();
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

    private String goText(String name, double level) throws IOException {
        var random = new Random(name.hashCode());
        var text = new StringBuilder("goos: linux\ngoarch: amd64\npkg: example.com/shop\n");
        for (int i = 0; i < 8; i++) {
            long nanos = Math.round(level * (100_000 + random.nextInt(2_000)));
            text.append("BenchmarkSort-8  1000  ").append(nanos).append(" ns/op  64 B/op  2 allocs/op\n");
        }
        return Files.writeString(scratch.resolve(name), text.append("PASS\n")).toString();
    }

    @Test
    void aSlowerBenchmarkFailsWithItsRatioItsIntervalAndItsVerdict() throws IOException {
        int exitCode = headroom("compare", goText("old.txt", 1), goText("new.txt", 1.2), "--format", "json");

        assertThat(exitCode).isEqualTo(1);
        JsonNode worst = json().at("/comparisons/0");
        assertThat(json().at("/schemaVersion").asInt()).isEqualTo(1);
        assertThat(json().at("/verdict").asText()).isEqualTo("fail");
        assertThat(json().at("/comparisons")).hasSize(3);
        assertThat(worst.at("/name").asText()).isEqualTo("BenchmarkSort-8");
        assertThat(worst.at("/metric").asText()).isEqualTo("score");
        assertThat(worst.at("/unit").asText()).isEqualTo("ns/op");
        assertThat(worst.at("/ratio").asDouble()).isBetween(1.18, 1.22);
        assertThat(worst.at("/low").asDouble()).isLessThan(worst.at("/ratio").asDouble());
        assertThat(worst.at("/high").asDouble())
                .isGreaterThan(worst.at("/ratio").asDouble());
        assertThat(worst.at("/verdict").asText()).isEqualTo("fail");
        assertThat(worst.at("/blocksNeeded").asInt()).isZero();
        assertThat(worst.at("/base/values")).hasSize(8);
    }

    @Test
    void theSameCodePassesAndATableSaysSo() throws IOException {
        assertThat(headroom("compare", goText("old.txt", 1), goText("same.txt", 1)))
                .isZero();

        assertThat(out.toString(UTF_8)).contains("Verdict  PASS", "BenchmarkSort", "score=10%", "Mann and Whitney");
        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(headroom("compare", goText("old.txt", 1), goText("same.txt", 1), "--format", "markdown"))
                .isZero();
        assertThat(out.toString(UTF_8)).startsWith("## Headroom: pass").contains("| pass | `BenchmarkSort-8` |");
    }

    @Test
    void oneLoadResultASideIsInconclusiveAndSeveralMayDecide() {
        assertThat(headroom("compare", kept("load/k6-handle-summary.json"), kept("load/k6-handle-summary.json")))
                .isEqualTo(3);
        assertThat(out.toString(UTF_8)).contains("INCONCLUSIVE", "4 files more a side");
    }

    @Test
    void unlikeResultsAreRefusedUnlessTold() throws IOException {
        String other =
                Files.readString(KEPT.resolve("benchmark/jmh-avgt.json")).replace("\"threads\" : 1", "\"threads\" : 8");
        String head = Files.writeString(scratch.resolve("head.json"), other).toString();

        assertThat(headroom("compare", kept("benchmark/jmh-avgt.json"), head)).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("threads: '1' in the base, '8' in the head", "--allow-unlike");
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(headroom("compare", "--allow-unlike", kept("benchmark/jmh-avgt.json"), head, "--format=json"))
                .isEqualTo(3);
        assertThat(json().at("/notes/0").asText()).contains("threads");
    }

    @Test
    void aFolderOfResultsIsOneSide() throws IOException {
        Path folder = Files.createDirectories(scratch.resolve("base"));
        Files.copy(KEPT.resolve("benchmark/pytest-benchmark.json"), folder.resolve("1.json"));
        Files.copy(KEPT.resolve("benchmark/pytest-benchmark.json"), folder.resolve("2.json"));

        assertThat(headroom("compare", folder.toString(), kept("benchmark/pytest-benchmark.json"), "--format=json"))
                .isEqualTo(3);
        assertThat(json().at("/base")).hasSize(2);
        assertThat(json().at("/comparisons/0/base/count").asInt()).isEqualTo(2);
        assertThat(json().at("/comparisons/0/low").isNull()).isTrue();
    }

    @Test
    void ourOwnRunsAreComparedEndpointByEndpoint() throws IOException {
        Path golden = Path.of("../headroom-report/src/test/resources/dev/headroom/report/golden/run.fail.json.golden");
        for (String run : new String[] {"base/1", "base/2", "head/1", "head/2"}) {
            Path folder = Files.createDirectories(scratch.resolve(run));
            Files.copy(golden, folder.resolve("run.json"));
        }

        int exitCode = headroom(
                "compare",
                scratch.resolve("base").toString(),
                scratch.resolve("head").toString(),
                "--format=json");

        assertThat(exitCode).isIn(0, 3);
        assertThat(json().at("/tool").asText()).isEqualTo("headroom run");
        assertThat(json().findValuesAsText("metric")).contains("p(95)", "bytes/request", "queries/request", "rss.peak");
        assertThat(json().at("/base")).hasSize(2);
        assertThat(json().at("/comparisons/0/ratio").asDouble()).isEqualTo(1);
        assertThat(headroom(
                        "compare",
                        scratch.resolve("base/1").toString(),
                        scratch.resolve("head/1").toString()))
                .isEqualTo(3);
    }

    @Test
    void whatIsWrongIsSaidWithItsRemedy() throws IOException {
        String whole = kept("benchmark/jmh-avgt.json");
        String text = Files.readString(Path.of(whole));
        String cut = Files.writeString(scratch.resolve("cut.json"), text.substring(0, 900))
                .toString();

        assertThat(headroom("compare", whole)).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("two results");
        assertThat(headroom("compare", whole, cut)).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("cut.json");
        assertThat(headroom("compare", whole, whole, "--regress", "p95=10%")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("p(95)");
        assertThat(headroom("compare", whole, whole, "--regress", "scre=10%")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("did you mean 'score'");
        assertThat(headroom("compare", whole, scratch.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("there is no such file");
        assertThat(headroom(
                        "compare",
                        Files.createDirectory(scratch.resolve("empty")).toString(),
                        whole))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("neither a run nor a result");
    }

    /** A shell script that takes JMH's options, and writes for each fork the iterations of the same benchmark. */
    private String jmh(String name, double level) throws IOException {
        String script =
                """
                while [ $# -gt 0 ]; do [ "$1" = -rff ] && result=$2; [ "$1" = broken ] && echo 'no such class' && exit 1; shift; done
                case "$result" in *block-1*) l=1;; *block-2*) l=2;; *) l=3;; esac
                echo "# Run progress: 100%%"
                cat > "$result" <<END
                [{"jmhVersion":"1.37","benchmark":"a.B.c","mode":"avgt","forks":1,"threads":1,
                "primaryMetric":{"score":1,"scoreError":"NaN","scoreUnit":"us/op","rawData":[[%s$l,%s$l]]},"secondaryMetrics":{}}]
                END
                """
                        .formatted(level, level);
        Files.writeString(scratch.resolve(name), script);
        return "sh " + scratch.resolve(name);
    }

    @Test
    void twoBuildsAreRunForkByForkInTurnAndJudgedInPairs() throws IOException {
        Path folder = scratch.resolve("bench");
        String slower = jmh("new.sh", 1.5);

        int exitCode = headroom(
                "bench",
                "--base",
                jmh("old.sh", 1.1),
                "--head",
                slower,
                "--forks",
                "3",
                "-o",
                folder.toString(),
                "--format",
                "json",
                "--",
                "-wi",
                "1");

        assertThat(err.toString(UTF_8)).contains("block 1 of 3, base", "block 2 of 3, head");
        assertThat(err.toString(UTF_8).indexOf("block 2 of 3, head"))
                .isLessThan(err.toString(UTF_8).indexOf("block 2 of 3, base"));
        assertThat(exitCode).isEqualTo(1);
        assertThat(json().at("/comparisons/0/method").asText()).isEqualTo("paired-t");
        assertThat(json().at("/comparisons/0/base/values")).hasSize(3);
        assertThat(headroom(
                        "compare",
                        "--paired",
                        folder.resolve("base.json").toString(),
                        folder.resolve("head.json").toString()))
                .isEqualTo(1);
        assertThat(headroom("bench", "--base", "x.jar", "--head", "y.jar", "-o", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("not empty");
    }

    @Test
    void aFailureOfJmhIsShownWithItsOutput() throws IOException {
        String command = jmh("old.sh", 1);

        int exitCode = headroom(
                "bench",
                "--base",
                command,
                "--head",
                command,
                "-o",
                scratch.resolve("failed").toString(),
                "--",
                "broken");

        assertThat(exitCode).isEqualTo(4);
        assertThat(err.toString(UTF_8)).contains("exit code 1", "no such class", "block-1-base.log");
    }

    @Test
    void benchTakesTwoBuildsAndLeavesTheForksToItself() {
        assertThat(headroom("bench", "--base", "old.jar")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("two builds");
        assertThat(headroom("bench", "--base", "old.jar", "--head", "new.jar", "--", "-f", "3"))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("-f is set by headroom bench", "--forks");
        assertThat(headroom("bench", "--against", "old.jar", "--", "sh", "run.sh"))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("runs no jar");
        assertThat(headroom("bench", "--base", "old.jar", "--head", "new.jar", "--forks", "1"))
                .isEqualTo(2);
    }
}
