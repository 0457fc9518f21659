package dev.headroom.measure.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One benchmark with one set of parameters.
 *
 * @param mode how it was measured, where its tool has modes: {@code avgt}; else empty
 * @param metrics what was measured, what the benchmark is about at the front; at least one
 * @param errorShare failed operations over all, 0 to 1; 0 where its tool knows no failures
 */
public record Benchmark(
        String name,
        SortedMap<String, String> parameters,
        String mode,
        Circumstances circumstances,
        List<BenchmarkMetric> metrics,
        double errorShare) {

    public Benchmark {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        metrics = List.copyOf(metrics);
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("A benchmark measured something: " + name);
        }
        if (!(errorShare >= 0 && errorShare <= 1)) {
            throw new IllegalArgumentException("A share lies between 0 and 1, got " + errorShare);
        }
    }

    /** What the benchmark is about. */
    public BenchmarkMetric primary() {
        return metrics.get(0);
    }

    public Optional<BenchmarkMetric> metric(String metricName) {
        return metrics.stream()
                .filter(metric -> metric.name().equals(metricName))
                .findFirst();
    }

    /** For people: {@code Sort.quick (size=100)}. */
    public String label() {
        return labelled("");
    }

    /** The same for the same benchmark in two runs, and for no other: {@code Sort.quick (size=100, avgt)}. */
    public String key() {
        return labelled(mode);
    }

    private String labelled(String last) {
        List<String> inner = new ArrayList<>();
        parameters.forEach((parameter, value) -> inner.add(parameter + "=" + value));
        if (!last.isEmpty()) {
            inner.add(last);
        }
        return inner.isEmpty() ? name : name + " (" + String.join(", ", inner) + ")";
    }

    public Benchmark withMetrics(List<BenchmarkMetric> others) {
        return new Benchmark(name, parameters, mode, circumstances, others, errorShare);
    }
}
