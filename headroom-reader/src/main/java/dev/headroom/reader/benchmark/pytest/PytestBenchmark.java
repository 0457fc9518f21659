package dev.headroom.reader.benchmark.pytest;

import dev.headroom.measure.Percentile;
import dev.headroom.measure.benchmark.Benchmark;
import dev.headroom.measure.benchmark.BenchmarkMetric;
import dev.headroom.measure.benchmark.Circumstances;
import dev.headroom.measure.benchmark.Direction;
import dev.headroom.measure.benchmark.Fork;
import dev.headroom.measure.benchmark.Observation;
import dev.headroom.reader.benchmark.internal.LeftOut;
import dev.headroom.reader.benchmark.internal.Values;
import dev.headroom.reader.streaming.Json;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** One test. Its full name holds its parameters already. Used once. */
final class PytestBenchmark {

    private final Json json;
    private final LeftOut leftOut;
    private final Values values;

    private String name = "";
    private String fullName = "";
    private OptionalDouble mean = OptionalDouble.empty();
    private final TreeMap<Percentile, Double> median = new TreeMap<>();
    private List<Double> rounds = List.of();
    private final SortedMap<String, String> decisive = new TreeMap<>();

    PytestBenchmark(StreamSource source, Json json, LeftOut leftOut) {
        this.json = json;
        this.leftOut = leftOut;
        this.values = new Values(source, json);
    }

    /** Reads the object the reader stands at; empty where nothing was timed. */
    Optional<Benchmark> read() throws IOException {
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "name" -> name = values.text();
                case "fullname" -> fullName = values.text();
                case "options" -> options();
                case "stats" -> stats();
                default -> json.skip();
            }
        }
        String shown = fullName.isEmpty() ? name : fullName;
        if (shown.isEmpty()) {
            throw values.malformed("a benchmark has no name");
        }
        List<Observation> iterations = new ArrayList<>();
        rounds.forEach(seconds -> iterations.add(new Observation.Score(seconds)));
        if (iterations.isEmpty() && (mean.isPresent() || !median.isEmpty())) {
            iterations.add(new Observation.Summary(mean, median, 0));
        }
        if (iterations.isEmpty()) {
            leftOut.add("benchmarks without times", json.place());
            return Optional.empty();
        }
        var metric = new BenchmarkMetric(
                "time", "s", Direction.LOWER_IS_BETTER, false, List.of(new Fork("the file's process", iterations)));
        return Optional.of(new Benchmark(
                shown, new TreeMap<>(), "", new Circumstances(decisive, new TreeMap<>()), List.of(metric), 0));
    }

    /** What changes the times: a collector that is off, a warm-up. */
    private void options() throws IOException {
        if (!json.isObject()) {
            json.skip();
            return;
        }
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "disable_gc" -> decisive.put("garbage collector off", values.text());
                case "warmup" -> decisive.put("warm-up", values.text());
                case "timer" -> decisive.put("timer", values.text());
                default -> json.skip();
            }
        }
    }

    private void stats() throws IOException {
        if (!json.isObject()) {
            json.skip();
            return;
        }
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "data" -> rounds = values.array(leftOut);
                case "mean" -> mean = values.measured();
                case "median" -> values.measured().ifPresent(value -> median.put(Percentile.P50, value));
                default -> json.skip();
            }
        }
    }
}
