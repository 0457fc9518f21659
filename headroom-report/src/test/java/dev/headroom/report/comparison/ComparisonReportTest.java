package dev.headroom.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.gate.comparison.BenchmarkComparison;
import dev.headroom.gate.comparison.BenchmarkJudge;
import dev.headroom.gate.comparison.BenchmarkJudge.Pairing;
import dev.headroom.gate.comparison.BenchmarkJudge.Unlike;
import dev.headroom.gate.comparison.RegressLimit;
import dev.headroom.measure.benchmark.Benchmark;
import dev.headroom.measure.benchmark.BenchmarkMetric;
import dev.headroom.measure.benchmark.BenchmarkRun;
import dev.headroom.measure.benchmark.Circumstances;
import dev.headroom.measure.benchmark.Direction;
import dev.headroom.measure.benchmark.Fork;
import dev.headroom.measure.benchmark.Replication;
import dev.headroom.report.fixture.GoldenFile;
import dev.headroom.report.json.GatesJson;
import dev.headroom.report.markdown.ComparisonMarkdown;
import dev.headroom.report.text.GatesText;
import dev.headroom.report.text.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What people and programs read of a comparison: one benchmark got slower, one did not, one scatters. */
class ComparisonReportTest {

    private static BenchmarkComparison compared() throws Exception {
        BenchmarkRun base = run(
                "base.json",
                "4 processors",
                benchmark("com.acme.Parser.parse", "us/op", 100, 101, 99, 100.5, 99.5),
                benchmark("com.acme.Sort.quick", "ops/us", 12, 12.1, 11.9, 12, 12),
                benchmark("com.acme.Cache.get | <b>@all</b>", "ns/op", 8, 11, 9, 14, 7),
                benchmark("com.acme.Gone.away", "ns/op", 1, 2, 3, 4, 5));
        BenchmarkRun head = run(
                "head.json",
                "2 processors",
                benchmark("com.acme.Parser.parse", "us/op", 120, 121, 119, 120.5, 119.5),
                benchmark("com.acme.Sort.quick", "ops/us", 12, 12.1, 11.9, 12, 12.2),
                benchmark("com.acme.Cache.get | <b>@all</b>", "ns/op", 9, 13, 8, 15, 7));
        return new BenchmarkJudge(List.of(new RegressLimit("score", 0.1)), Unlike.REFUSED, Pairing.INDEPENDENT)
                .judge(List.of(base), List.of(head));
    }

    private static BenchmarkRun run(String source, String machine, Benchmark... benchmarks) {
        var circumstances = new Circumstances(new TreeMap<>(), new TreeMap<>(Map.of("machine", machine)));
        List<Benchmark> measured = new ArrayList<>();
        for (Benchmark each : benchmarks) {
            measured.add(new Benchmark(each.name(), each.parameters(), "avgt", circumstances, each.metrics(), 0));
        }
        return new BenchmarkRun(source, "JMH", Replication.FORK, measured, List.of(), List.of());
    }

    private static Benchmark benchmark(String name, String unit, double... scores) {
        List<Fork> forks = new ArrayList<>();
        for (double score : scores) {
            forks.add(Fork.of("fork " + (forks.size() + 1), score));
        }
        Direction direction = unit.startsWith("ops") ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER;
        return new Benchmark(
                name,
                new TreeMap<>(),
                "avgt",
                Circumstances.unknown(),
                List.of(new BenchmarkMetric("score", unit, direction, false, forks)),
                0);
    }

    @Test
    void theWorstStandsFirstWithWhyAndHowManyMore() throws Exception {
        String text = GatesText.of(compared(), Palette.PLAIN);

        GoldenFile.assertMatches("compare.text", text);
        assertThat(text.lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void programsReadTheSame() throws Exception {
        GoldenFile.assertMatches("compare.json", GatesJson.of(compared()));
    }

    @Test
    void inAPullRequestNothingFromOutsideActs() throws Exception {
        String markdown = ComparisonMarkdown.of(compared());

        GoldenFile.assertMatches("compare.md", markdown);
        assertThat(markdown).contains("`com.acme.Cache.get \\| <b>@all</b>`");
    }

    @Test
    void coloursChangeNothingButColours() throws Exception {
        String painted = GatesText.of(compared(), Palette.ANSI);

        assertThat(painted).contains("\u001b[");
        assertThat(painted.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(GatesText.of(compared(), Palette.PLAIN));
    }
}
