package dev.headroom.reader.benchmark.googlebenchmark;

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
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** The objects of one file, grouped by benchmark. Aggregates count only where there are no repetitions. Not thread-safe. */
final class Repetitions {

    private static final String TIME = "real_time";
    private static final String CPU = "cpu_time";

    private final SortedMap<String, String> decisive = new TreeMap<>();
    private final SortedMap<String, String> incidental = new TreeMap<>();
    private final Map<String, List<Repetition>> measured = new LinkedHashMap<>();
    private final Map<String, List<Repetition>> aggregates = new LinkedHashMap<>();
    private final LeftOut leftOut = new LeftOut();
    private final Map<String, List<Repetition>> failures = new LinkedHashMap<>();

    void context(Json json, Values values) throws IOException {
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "num_cpus" -> decisive.put("processors", values.text());
                case "library_build_type" -> decisive.put("library build", values.text());
                case "library_version" -> decisive.put("library version", values.text());
                case "host_name" -> incidental.put("host", values.text());
                case "cpu_scaling_enabled" -> incidental.put("CPU frequency scaling", values.text());
                default -> json.skip();
            }
        }
    }

    void add(Repetition repetition, String place) {
        boolean aggregate = repetition.type().equals("aggregate");
        if (!repetition.error().isEmpty()) {
            failures.computeIfAbsent(repetition.name(), unused -> new ArrayList<>())
                    .add(repetition);
            leftOut.add("repetitions that failed (" + shown(repetition.error()) + ")", place);
        } else if (aggregate) {
            leftOut.add("aggregates of repetitions", place);
            aggregates
                    .computeIfAbsent(repetition.name(), unused -> new ArrayList<>())
                    .add(repetition);
        } else {
            measured.computeIfAbsent(repetition.name(), unused -> new ArrayList<>())
                    .add(repetition);
        }
    }

    boolean isEmpty() {
        return benchmarks().isEmpty();
    }

    private static String shown(String error) {
        return error.length() <= 80 ? error : error.substring(0, 80) + "…";
    }

    List<String> notes() {
        return leftOut.notes();
    }

    List<Benchmark> benchmarks() {
        List<Benchmark> benchmarks = new ArrayList<>();
        measured.forEach((name, repetitions) -> add(benchmarks, name, metrics(repetitions)));
        aggregates.forEach((name, computed) -> {
            if (!measured.containsKey(name)) {
                add(benchmarks, name, summary(computed));
            }
        });
        failures.forEach((name, failed) -> {
            if (!measured.containsKey(name) && !aggregates.containsKey(name)) {
                Fork nothing = new Fork(
                        "all repeats", List.of(new Observation.Summary(OptionalDouble.empty(), new TreeMap<>(), 0)));
                add(benchmarks, name, List.of(metric(TIME, failed.get(0).timeUnit(), List.of(nothing))));
            }
        });
        return benchmarks;
    }

    private double failedShare(String name) {
        int failed = failures.getOrDefault(name, List.of()).size();
        int succeeded = measured.getOrDefault(name, List.of()).size();
        return failed == 0 ? 0 : failed / (double) (failed + succeeded);
    }

    private void add(List<Benchmark> benchmarks, String name, List<BenchmarkMetric> metrics) {
        if (!metrics.isEmpty()) {
            benchmarks.add(new Benchmark(
                    name, new TreeMap<>(), "", new Circumstances(decisive, incidental), metrics, failedShare(name)));
        }
    }

    private List<BenchmarkMetric> metrics(List<Repetition> repetitions) {
        Map<String, List<Fork>> byMetric = new LinkedHashMap<>();
        byMetric.put(TIME, new ArrayList<>());
        byMetric.put(CPU, new ArrayList<>());
        for (Repetition repetition : repetitions) {
            repetition.measured().forEach((metric, value) -> {
                if (value >= 0) {
                    List<Fork> forks = byMetric.computeIfAbsent(metric, unused -> new ArrayList<>());
                    forks.add(Fork.of("repeat " + (forks.size() + 1), value));
                }
            });
        }
        List<BenchmarkMetric> metrics = new ArrayList<>();
        byMetric.forEach((name, forks) -> {
            if (!forks.isEmpty()) {
                metrics.add(metric(name, repetitions.get(0).timeUnit(), forks));
            }
        });
        return metrics;
    }

    /** All that is left where only aggregates were reported. */
    private static List<BenchmarkMetric> summary(List<Repetition> computed) {
        List<BenchmarkMetric> metrics = new ArrayList<>();
        for (String name : List.of(TIME, CPU)) {
            var median = new TreeMap<Percentile, Double>();
            OptionalDouble mean = OptionalDouble.empty();
            for (Repetition aggregate : computed) {
                double value = aggregate.measured().getOrDefault(name, Double.NaN);
                if (aggregate.aggregate().equals("mean") && value >= 0) {
                    mean = OptionalDouble.of(value);
                } else if (aggregate.aggregate().equals("median") && value >= 0) {
                    median.put(Percentile.P50, value);
                }
            }
            if (mean.isPresent() || !median.isEmpty()) {
                Fork all = new Fork("all repeats", List.of(new Observation.Summary(mean, median, 0)));
                metrics.add(metric(name, computed.get(0).timeUnit(), List.of(all)));
            }
        }
        return metrics;
    }

    private static BenchmarkMetric metric(String name, String timeUnit, List<Fork> forks) {
        boolean time = name.equals(TIME) || name.equals(CPU);
        Direction direction = name.endsWith("_per_second") ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER;
        return new BenchmarkMetric(name, time ? timeUnit : name, direction, false, forks);
    }
}
