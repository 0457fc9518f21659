package dev.headroom.reader.benchmark.hyperfine;

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

/** One command. Used once. */
final class HyperfineCommand {

    private final Json json;
    private final LeftOut leftOut;
    private final Values values;

    private String command = "";
    private OptionalDouble mean = OptionalDouble.empty();
    private final TreeMap<Percentile, Double> median = new TreeMap<>();
    private List<Double> times = List.of();
    private List<Double> memoryBytes = List.of();
    private long exits;
    private long failures;
    private final SortedMap<String, String> parameters = new TreeMap<>();

    HyperfineCommand(StreamSource source, Json json, LeftOut leftOut) {
        this.json = json;
        this.leftOut = leftOut;
        this.values = new Values(source, json);
    }

    /** Reads the object the reader stands at; empty where nothing was timed. */
    Optional<Benchmark> read() throws IOException {
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "command" -> command = values.text();
                case "mean" -> mean = values.measured();
                case "median" -> values.measured().ifPresent(value -> median.put(Percentile.P50, value));
                case "times" -> times = values.array(leftOut);
                case "memory_usage_byte" -> memoryBytes = values.array(leftOut);
                case "exit_codes" -> exitCodes();
                case "parameters" -> parameters.putAll(values.texts());
                default -> json.skip();
            }
        }
        List<Fork> processes = processes(times);
        if (processes.isEmpty() && mean.isPresent()) {
            processes = List.of(new Fork("all runs", List.of(new Observation.Summary(mean, median, 0))));
        }
        if (command.isEmpty() || processes.isEmpty()) {
            leftOut.add("commands without a time", json.place());
            return Optional.empty();
        }
        List<BenchmarkMetric> metrics = new ArrayList<>();
        metrics.add(new BenchmarkMetric("time", "s", Direction.LOWER_IS_BETTER, false, processes));
        if (memoryBytes.stream().anyMatch(bytes -> bytes > 0)) {
            metrics.add(new BenchmarkMetric("memory", "B", Direction.LOWER_IS_BETTER, false, processes(memoryBytes)));
        }
        double errorShare = exits == 0 ? 0 : failures / (double) exits;
        return Optional.of(new Benchmark(command, parameters, "", Circumstances.unknown(), metrics, errorShare));
    }

    private static List<Fork> processes(List<Double> measured) {
        List<Fork> processes = new ArrayList<>();
        for (double value : measured) {
            processes.add(Fork.of("run " + (processes.size() + 1), value));
        }
        return processes;
    }

    /** A process that was killed has no code; hyperfine writes null. */
    private void exitCodes() throws IOException {
        if (!json.isArray()) {
            json.skip();
            return;
        }
        json.beginArray();
        while (json.nextElement()) {
            exits++;
            failures += values.raw() == 0 ? 0 : 1;
        }
    }
}
