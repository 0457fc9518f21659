package dev.headroom.reader.benchmark.jmh;

import dev.headroom.measure.benchmark.Benchmark;
import dev.headroom.measure.benchmark.BenchmarkMetric;
import dev.headroom.measure.benchmark.Circumstances;
import dev.headroom.reader.benchmark.internal.LeftOut;
import dev.headroom.reader.benchmark.internal.Values;
import dev.headroom.reader.streaming.Json;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One object of the array: one benchmark with one set of parameters in one mode. Used once. */
final class JmhResult {

    private static final String UNKNOWN = "";

    private final Json json;
    private final LeftOut leftOut;
    private final Values values;

    private String benchmark = UNKNOWN;
    private String mode = UNKNOWN;
    private long forks = 1;
    private final SortedMap<String, String> parameters = new TreeMap<>();
    private final SortedMap<String, String> decisive = new TreeMap<>();
    private final SortedMap<String, String> plan = new TreeMap<>();
    private final List<BenchmarkMetric> primary = new ArrayList<>();
    private final List<BenchmarkMetric> secondary = new ArrayList<>();

    JmhResult(StreamSource source, Json json, LeftOut leftOut) {
        this.json = json;
        this.leftOut = leftOut;
        this.values = new Values(source, json);
    }

    /** Reads the object the reader stands at; empty where it measured nothing. */
    Optional<Benchmark> read() throws IOException {
        json.beginObject();
        while (json.nextField()) {
            field(json.field());
        }
        if (benchmark.isEmpty() || mode.isEmpty()) {
            throw values.malformed("a result names no benchmark or no mode");
        }
        if (primary.isEmpty()) {
            leftOut.add("benchmarks without a score", benchmark);
            return Optional.empty();
        }
        phase("warm-up", "warmup");
        phase("measurement", "measurement");
        List<BenchmarkMetric> metrics = new ArrayList<>(primary);
        metrics.addAll(secondary);
        return Optional.of(
                new Benchmark(benchmark, parameters, mode, new Circumstances(decisive, new TreeMap<>()), metrics, 0));
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "benchmark" -> benchmark = values.text();
            case "mode" -> mode = values.text();
            case "jmhVersion" -> fact("JMH version");
            case "threads" -> fact("threads");
            case "vmName" -> fact("JVM");
            case "vmVersion" -> fact("JVM version");
            case "jvmArgs" -> decisive.put("JVM flags", words());
            case "forks" -> forks = values.count();
            case "warmupIterations",
                    "warmupTime",
                    "warmupBatchSize",
                    "measurementIterations",
                    "measurementTime",
                    "measurementBatchSize" -> plan.put(name, values.text());
            case "params" -> parameters.putAll(values.texts());
            case "primaryMetric" -> primary.addAll(metric("score"));
            case "secondaryMetrics" -> secondary();
            default -> json.skip();
        }
    }

    private void fact(String name) throws IOException {
        String value = values.text();
        if (!value.isEmpty()) {
            decisive.put(name, value);
        }
    }

    private String words() throws IOException {
        List<String> words = new ArrayList<>();
        if (!json.isArray()) {
            return values.text();
        }
        json.beginArray();
        while (json.nextElement()) {
            words.add(values.text());
        }
        return String.join(" ", words);
    }

    private void secondary() throws IOException {
        if (!json.isObject()) {
            json.skip();
            return;
        }
        json.beginObject();
        while (json.nextField()) {
            // Versions before 1.36 mark what profilers add by a dot in front.
            String name = json.field();
            secondary.addAll(metric(name.startsWith("\u00b7") ? name.substring(1) : name));
        }
    }

    private List<BenchmarkMetric> metric(String name) throws IOException {
        return new JmhMetric(json, values, leftOut, name, mode, forks)
                .read().stream().toList();
    }

    /** {@code 5 × 10 s}, and how many calls each where that is more than one. */
    private void phase(String shown, String prefix) {
        String iterations = plan.getOrDefault(prefix + "Iterations", UNKNOWN);
        String time = plan.getOrDefault(prefix + "Time", UNKNOWN);
        String batch = plan.getOrDefault(prefix + "BatchSize", "1");
        if (!iterations.isEmpty()) {
            decisive.put(
                    shown,
                    iterations + " × " + (time.isEmpty() || mode.equals("ss") ? "one call" : time)
                            + (batch.equals("1") ? "" : ", batches of " + batch));
        }
    }
}
