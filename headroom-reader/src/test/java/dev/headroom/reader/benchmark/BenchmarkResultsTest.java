package dev.headroom.reader.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.measure.Percentile;
import dev.headroom.measure.benchmark.Benchmark;
import dev.headroom.measure.benchmark.BenchmarkMetric;
import dev.headroom.measure.benchmark.BenchmarkRun;
import dev.headroom.measure.benchmark.Direction;
import dev.headroom.measure.benchmark.Fork;
import dev.headroom.measure.benchmark.Observation;
import dev.headroom.measure.benchmark.Replication;
import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.ReadException;
import dev.headroom.reader.UnsupportedFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each tool's file says: what of it is one measurement, which way is better, and what was left out. */
class BenchmarkResultsTest {

    private static final Path KEPT = Path.of("src/test/resources");

    @TempDir
    private Path scratch;

    private static BenchmarkRun kept(String name) throws IOException {
        return BenchmarkResults.read(KEPT.resolve("benchmark").resolve(name));
    }

    private BenchmarkRun read(String text) throws IOException {
        return BenchmarkResults.read(Files.writeString(scratch.resolve("result"), text));
    }

    private static Benchmark named(BenchmarkRun run, String label) {
        return run.benchmarks().stream()
                .filter(each -> each.key().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void jmhsForksHoldTheirIterationsAndItsProfilersMetricsStandBesideTheScore() throws IOException {
        BenchmarkRun jmh = kept("jmh-avgt.json");

        Benchmark join = named(jmh, "sample.Strings.join (parts=10, avgt)");
        assertThat(jmh.tool()).isEqualTo("JMH");
        assertThat(jmh.replication()).isEqualTo(Replication.FORK);
        assertThat(join.primary().name()).isEqualTo("score");
        assertThat(join.primary().unit()).isEqualTo("us/op");
        assertThat(join.primary().direction()).isEqualTo(Direction.LOWER_IS_BETTER);
        assertThat(join.primary().forks())
                .hasSize(3)
                .allMatch(fork -> fork.iterations().size() == 3);
        assertThat(join.primary().forks().stream()
                        .mapToDouble(f -> f.mean().orElseThrow())
                        .average()
                        .orElseThrow())
                .isCloseTo(0.5420557920029471, within(1e-9));
        BenchmarkMetric allocated = join.metric("gc.alloc.rate.norm").orElseThrow();
        assertThat(allocated.unit()).isEqualTo("B/op");
        assertThat(allocated.forks().get(0).mean().orElseThrow()).isCloseTo(88, within(0.5));
        assertThat(join.circumstances().decisive())
                .containsEntry("JVM version", "17.0.15+6-Debian-1deb12u1")
                .containsEntry("warm-up", "2 × 100 ms")
                .containsEntry("measurement", "3 × 100 ms")
                .containsEntry("threads", "1")
                .containsKey("JVM flags");
    }

    @Test
    void jmhsThroughputIsBetterTheHigherItIs() throws IOException {
        BenchmarkRun jmh = kept("jmh-thrpt.json");

        assertThat(jmh.benchmarks()).hasSize(2);
        assertThat(jmh.benchmarks()).allMatch(each -> each.primary().direction() == Direction.HIGHER_IS_BETTER);
    }

    @Test
    void jmhsSamplesAreHistogramsOfSingleOperations() throws IOException {
        BenchmarkMetric sampled = named(kept("jmh-sample.json"), "sample.Strings.join (parts=100, sample)")
                .primary();

        Fork first = sampled.forks().get(0);
        assertThat(sampled.forks()).hasSize(3);
        assertThat(first.iterations()).hasSize(3).allMatch(each -> each instanceof Observation.Distribution);
        assertThat(first.operations()).isGreaterThan(1_000);
        assertThat(first.at(Percentile.P95, Direction.LOWER_IS_BETTER).orElseThrow())
                .isGreaterThan(
                        first.at(Percentile.P50, Direction.LOWER_IS_BETTER).orElseThrow());
    }

    @Test
    void aSingleShotIsOneNumberAFork() throws IOException {
        assertThat(kept("jmh-ss.json").benchmarks().get(0).primary().forks())
                .hasSize(5)
                .allMatch(fork -> fork.iterations().size() == 1);
    }

    @Test
    void aJmhResultWithoutRawDataIsASummary() throws IOException {
        BenchmarkRun jmh = read("[{\"jmhVersion\":\"1.37\",\"benchmark\":\"a.B.c\",\"mode\":\"avgt\",\"forks\":5,"
                + "\"primaryMetric\":{\"score\":2.5,\"scoreError\":\"NaN\",\"scorePercentiles\":{\"50.0\":2.4},"
                + "\"scoreUnit\":\"ms/op\",\"rawData\":[]},\"secondaryMetrics\":{}}]");

        Fork all = jmh.benchmarks().get(0).primary().forks().get(0);
        assertThat(all.isSummary()).isTrue();
        assertThat(all.mean()).hasValue(2.5);
        assertThat(all.at(Percentile.P50, Direction.LOWER_IS_BETTER)).hasValue(2.4);
    }

    @Test
    void whatIsNoMeasurementIsLeftOutAndCounted() throws IOException {
        BenchmarkRun jmh = read("[{\"jmhVersion\":\"1.20\",\"benchmark\":\"a.B.c\",\"mode\":\"avgt\",\"forks\":1,"
                + "\"primaryMetric\":{\"score\":2.5,\"scoreUnit\":\"ms/op\",\"rawData\":[[1.0,\"NaN\",-3,2.0]]},"
                + "\"secondaryMetrics\":{\"\u00b7gc.alloc.rate.norm\":{\"score\":16,\"scoreUnit\":\"B/op\","
                + "\"rawData\":[[16.0]]}}},{\"benchmark\":\"a.B.d\",\"mode\":\"avgt\"}]");

        Benchmark only = jmh.benchmarks().get(0);
        assertThat(jmh.benchmarks()).hasSize(1);
        assertThat(only.primary().forks().get(0).iterations()).hasSize(2);
        assertThat(only.metric("gc.alloc.rate.norm")).isPresent();
        assertThat(jmh.notes())
                .anyMatch(note -> note.contains("no measurement (NaN)"))
                .anyMatch(note -> note.contains("benchmarks without a score"));
    }

    @Test
    void eachRunOfHyperfineIsAProcess() throws IOException {
        BenchmarkRun hyperfine = kept("hyperfine.json");

        Benchmark good = named(hyperfine, "sh -c \"exit 0\"");
        assertThat(hyperfine.replication()).isEqualTo(Replication.PROCESS);
        assertThat(good.primary().forks()).hasSize(12);
        assertThat(good.primary().unit()).isEqualTo("s");
        assertThat(good.errorShare()).isZero();
        assertThat(named(hyperfine, "sh -c \"exit 3\"").errorShare()).isEqualTo(1);
    }

    @Test
    void goRepeatsALineForEachCountAndTellsProcessorsByASuffix() throws IOException {
        BenchmarkRun go = kept("go-test.txt");

        Benchmark one = named(go, "BenchmarkJoin");
        Benchmark two = named(go, "BenchmarkJoin-2");
        assertThat(go.replication()).isEqualTo(Replication.REPEAT);
        assertThat(go.benchmarks()).hasSize(8);
        assertThat(one.metrics().stream().map(BenchmarkMetric::name))
                .containsExactly("ns/op", "parts/op", "B/op", "allocs/op");
        assertThat(one.primary().forks()).hasSize(5);
        assertThat(one.primary().forks().get(1).mean()).hasValue(2973);
        assertThat(two.metric("allocs/op").orElseThrow().repeats()).isTrue();
        assertThat(named(go, "BenchmarkSum-2").metric("MB/s").orElseThrow().direction())
                .isEqualTo(Direction.HIGHER_IS_BETTER);
        assertThat(one.circumstances().decisive())
                .containsEntry("goos", "linux")
                .containsEntry("package", "example.com/shop")
                .containsKey("cpu");
    }

    @Test
    void packagesOfOneGoFileKeepTheirBenchmarksApart() throws IOException {
        BenchmarkRun go = read(
                """
                pkg: a
                BenchmarkX-4 10 5 ns/op
                PASS
                ok a 1s
                pkg: b
                BenchmarkX-4 10 7 ns/op
                """);

        assertThat(go.benchmarks().stream().map(Benchmark::label))
                .containsExactly("BenchmarkX-4 (pkg=a)", "BenchmarkX-4 (pkg=b)");
    }

    @Test
    void brokenLinesOfGoAreCountedAndAFailedTestIsNotBelieved() throws IOException {
        BenchmarkRun go = read(
                """
                BenchmarkX-4
                BenchmarkX-4 10 5 ns/op
                BenchmarkX-4 10 5 ns/op extra
                BenchmarkX-4 10 NaN ns/op
                BenchmarkX-4 10 1e999 ns/op
                --- FAIL: BenchmarkY
                """);

        assertThat(go.benchmarks().get(0).primary().forks()).hasSize(1);
        assertThat(go.notes())
                .anyMatch(note -> note.contains("1 × lines that begin as a benchmark"))
                .anyMatch(note -> note.contains("2 × lines with a value that is no measurement"));
        assertThat(go.distrust()).singleElement().asString().contains("line 6", "FAIL: BenchmarkY");
    }

    @Test
    void googlesRepetitionsCountAndItsAggregatesAreLeftOut() throws IOException {
        BenchmarkRun google = kept("google-benchmark.json");

        Benchmark join = named(google, "BM_Join/20");
        assertThat(join.primary().name()).isEqualTo("real_time");
        assertThat(join.primary().forks()).hasSize(5);
        assertThat(join.metric("items_per_second").orElseThrow().direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
        assertThat(join.metric("parts").orElseThrow().forks().get(0).mean()).hasValue(20);
        assertThat(join.circumstances().decisive()).containsEntry("library build", "debug");
        assertThat(named(google, "BM_Broken").errorShare()).isEqualTo(1);
        assertThat(google.notes())
                .anyMatch(note -> note.contains("8 × aggregates"))
                .anyMatch(note -> note.contains("5 × repetitions that failed (no file)"));
    }

    @Test
    void aggregatesAloneAreASummary() throws IOException {
        Fork all = named(kept("google-benchmark-aggregates.json"), "BM_Join/20")
                .primary()
                .forks()
                .get(0);

        assertThat(all.isSummary()).isTrue();
        assertThat(all.mean()).isPresent();
        assertThat(all.at(Percentile.P50, Direction.LOWER_IS_BETTER)).isPresent();
    }

    @Test
    void theRoundsOfPytestAreIterationsOfTheFilesOneProcess() throws IOException {
        BenchmarkRun pytest = kept("pytest-benchmark.json");

        Benchmark join = named(pytest, "test_join.py::test_join[20]");
        assertThat(pytest.replication()).isEqualTo(Replication.FILE);
        assertThat(join.primary().forks()).hasSize(1);
        assertThat(join.primary().forks().get(0).iterations()).hasSizeGreaterThan(5);
        assertThat(join.circumstances().decisive()).containsEntry("Python", "3.11.2");
        assertThat(join.circumstances().incidental()).containsKey("host");
    }

    @Test
    void loadResultsAreOneMeasurementAFile() throws IOException {
        BenchmarkRun k6 = BenchmarkResults.read(KEPT.resolve("load/k6-summary-export.json"));
        BenchmarkRun gatling = BenchmarkResults.read(KEPT.resolve("load/gatling-3.9.5.log"));
        BenchmarkRun own = BenchmarkResults.read(KEPT.resolve("load/headroom-result.json"));

        Fork ofK6 = k6.benchmarks().get(0).primary().forks().get(0);
        assertThat(k6.replication()).isEqualTo(Replication.FILE);
        assertThat(k6.tool()).isEqualTo("k6");
        assertThat(k6.benchmarks().get(0).errorShare()).isCloseTo(0.02, within(1e-9));
        assertThat(ofK6.at(Percentile.P99, Direction.LOWER_IS_BETTER)).hasValue(119_800_000);
        assertThat(gatling.tool()).isEqualTo("Gatling");
        assertThat(own.tool()).isEqualTo("headroom load");
        assertThat(own.distrust()).singleElement().asString().contains("self-check");
        assertThat(own.benchmarks().get(0).primary().forks().get(0).at(Percentile.P95, Direction.LOWER_IS_BETTER))
                .isPresent();
    }

    @Test
    void packedFilesAreUnpacked() throws IOException {
        Path packed = scratch.resolve("packed");
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(KEPT.resolve("benchmark/jmh-sample.json"), gzip);
        }

        assertThat(BenchmarkResults.read(packed).tool()).isEqualTo("JMH");
    }

    @Test
    void whatIsNoResultIsRefusedWithTheListOfFormats() {
        assertThatThrownBy(() -> read("hello\n"))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContainingAll("JMH JSON", "hyperfine JSON", "go test", "k6 summary");
        assertThatThrownBy(() -> read("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> BenchmarkResults.read(Path.of("/nonexistent")))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> BenchmarkResults.read(scratch)).hasMessageContaining("not a regular file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"jmhVersion\":\"1\",\"benchmark\":\"a\",\"mode\":\"avgt\",\"primaryMetric\":{\"rawDataHistogram\":[[[[1,2,3]]]]}}]",
                "[{\"jmhVersion\":\"1\",\"benchmark\":\"a\",\"mode\":\"avgt\",\"primaryMetric\":{\"rawDataHistogram\":[[[[-1,2]]]]}}]",
                "[{\"jmhVersion\":\"1\",\"benchmark\":\"a\",\"mode\":\"avgt\",\"primaryMetric\":{\"rawDataHistogram\":[[[[1,-2]]]]}}]",
                "[{\"jmhVersion\":\"1\",\"benchmark\":\"a\",\"mode\":\"avgt\",\"primaryMetric\":{\"rawData\":[[{}]]}}]",
                "[{\"jmhVersion\":\"1\",\"benchmark\":\"a\",\"mode\":\"avgt\",\"primaryMetric\":{\"rawData\":[[\"x\"]]}}]",
                "[{\"jmhVersion\":\"1\",\"benchmark\":\"a\",\"mode\":\"avgt\",\"forks\":-1}]",
                "[{\"jmhVersion\":\"1\"}]",
                "{\"results\":[{\"command\":\"a\",\"mean\":\"x\"}]}",
                "{\"results\":[{\"command\":\"a\",\"times\":[]}]}",
                "{\"context\":{\"num_cpus\":2},\"benchmarks\":[]}",
                "{\"context\":{\"num_cpus\":2},\"benchmarks\":[{}]}",
                "{\"machine_info\":{\"python_version\":\"3\"},\"benchmarks\":[{\"stats\":{}}]}",
                "goos: linux\n"
            })
    void nonsenseIsRefusedByPlaceAndRemedy(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(MalformedRecordingException.class)
                .satisfies(e -> assertThat(((ReadException) e).remedy()).isNotBlank());
    }

    @Test
    void aCutFileIsSaidToEndTooEarly() throws IOException {
        for (String name :
                List.of("jmh-avgt.json", "hyperfine.json", "google-benchmark.json", "pytest-benchmark.json")) {
            String whole = Files.readString(KEPT.resolve("benchmark").resolve(name));

            assertThatThrownBy(() -> read(whole.substring(0, whole.length() * 2 / 3)))
                    .as(name)
                    .isInstanceOf(ReadException.class)
                    .hasMessageMatching("(?s).*result, line \\d+ column \\d+: .*(ends too early|nd-of-input).*");
        }
    }
}
