package dev.headroom.gate.comparison;

import dev.headroom.gate.comparison.BenchmarkJudge.Pairing;
import dev.headroom.gate.comparison.BenchmarkJudge.Unlike;
import dev.headroom.measure.benchmark.Benchmark;
import dev.headroom.measure.benchmark.BenchmarkMetric;
import dev.headroom.measure.benchmark.BenchmarkRun;
import dev.headroom.measure.benchmark.Circumstances;
import dev.headroom.measure.benchmark.Direction;
import dev.headroom.measure.benchmark.Fork;
import dev.headroom.measure.benchmark.Observation;
import dev.headroom.measure.benchmark.Replication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Results of one benchmark, {@code Sort.quick} unless named, told by what a test is about. */
final class Results {

    private final String source;
    private String name = "Sort.quick";
    private String tool = "JMH";
    private String mode = "avgt";
    private String unit = "us/op";
    private Direction direction = Direction.LOWER_IS_BETTER;
    private Replication replication = Replication.FORK;
    private boolean repeats;
    private double errorShare;
    private String metric = "score";
    private List<String> distrust = List.of();
    private final Map<String, String> decisive = new TreeMap<>();
    private final Map<String, String> incidental = new TreeMap<>();
    private final Map<String, String> parameters = new TreeMap<>();

    private Results(String source) {
        this.source = source;
    }

    static Results of(String source) {
        return new Results(source);
    }

    Results named(String other) {
        name = other;
        return this;
    }

    Results throughput() {
        direction = Direction.HIGHER_IS_BETTER;
        mode = "thrpt";
        unit = "ops/us";
        return this;
    }

    Results goRepeats() {
        replication = Replication.REPEAT;
        tool = "go test";
        mode = "";
        unit = "ns/op";
        metric = "ns/op";
        return this;
    }

    Results files() {
        replication = Replication.FILE;
        return this;
    }

    Results counting(String counted) {
        metric = counted;
        repeats = true;
        return this;
    }

    Results by(String otherTool) {
        tool = otherTool;
        return this;
    }

    Results failing(double share) {
        errorShare = share;
        return this;
    }

    Results distrusted(String reason) {
        distrust = List.of(reason);
        return this;
    }

    Results with(String circumstance, String value) {
        decisive.put(circumstance, value);
        return this;
    }

    Results at(String circumstance, String value) {
        incidental.put(circumstance, value);
        return this;
    }

    Results parameter(String parameter, String value) {
        parameters.put(parameter, value);
        return this;
    }

    /** One number a fork. */
    BenchmarkRun scores(double... scores) {
        List<Fork> forks = new ArrayList<>();
        for (double score : scores) {
            forks.add(Fork.of("fork " + (forks.size() + 1), score));
        }
        return forks(forks);
    }

    /** One array of iterations a fork. */
    BenchmarkRun iterations(double[]... iterations) {
        List<Fork> forks = new ArrayList<>();
        for (double[] each : iterations) {
            List<Observation> observations = new ArrayList<>();
            for (double score : each) {
                observations.add(new Observation.Score(score));
            }
            forks.add(new Fork("fork " + (forks.size() + 1), observations));
        }
        return forks(forks);
    }

    BenchmarkRun forks(List<Fork> forks) {
        return new BenchmarkRun(source, tool, replication, List.of(benchmark(forks)), distrust, List.of());
    }

    private Benchmark benchmark(List<Fork> forks) {
        var circumstances = new Circumstances(new TreeMap<>(decisive), new TreeMap<>(incidental));
        return new Benchmark(
                name,
                new TreeMap<>(parameters),
                mode,
                circumstances,
                List.of(new BenchmarkMetric(metric, unit, direction, repeats, forks)),
                errorShare);
    }

    /** Several benchmarks in one result. */
    static BenchmarkRun together(List<BenchmarkRun> runs) {
        BenchmarkRun first = runs.get(0);
        return new BenchmarkRun(
                first.source(),
                first.tool(),
                first.replication(),
                runs.stream().flatMap(run -> run.benchmarks().stream()).toList(),
                List.of(),
                List.of());
    }

    /** Judged by one limit, unlike results refused. */
    static BenchmarkComparison judge(String limit, BenchmarkRun base, BenchmarkRun head)
            throws UnlikeBenchmarksException, LimitException {
        return judge(limit, List.of(base), List.of(head));
    }

    static BenchmarkComparison judge(String limit, List<BenchmarkRun> base, List<BenchmarkRun> head)
            throws UnlikeBenchmarksException, LimitException {
        return new BenchmarkJudge(List.of(RegressLimit.parse(limit)), Unlike.REFUSED, Pairing.INDEPENDENT)
                .judge(base, head);
    }

    static MetricComparison only(BenchmarkComparison comparison) {
        return comparison.comparisons().get(0);
    }
}
