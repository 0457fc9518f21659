package dev.headroom.reader.benchmark.jmh;

import dev.headroom.measure.Percentile;
import dev.headroom.measure.benchmark.BenchmarkMetric;
import dev.headroom.measure.benchmark.Direction;
import dev.headroom.measure.benchmark.Fork;
import dev.headroom.measure.benchmark.Observation;
import dev.headroom.measure.benchmark.ValueCounts;
import dev.headroom.reader.benchmark.internal.LeftOut;
import dev.headroom.reader.benchmark.internal.Values;
import dev.headroom.reader.streaming.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** One metric: its scores by fork and iteration, or, where every operation was sampled, histograms of them. Used once. */
final class JmhMetric {

    private final Json json;
    private final Values values;
    private final LeftOut leftOut;
    private final String name;
    private final String mode;
    private final long plannedForks;

    private String unit = "";
    private OptionalDouble score = OptionalDouble.empty();
    private final TreeMap<Percentile, Double> percentiles = new TreeMap<>();
    private final List<List<Observation>> scores = new ArrayList<>();
    private final List<List<Observation>> histograms = new ArrayList<>();

    JmhMetric(Json json, Values values, LeftOut leftOut, String name, String mode, long plannedForks) {
        this.json = json;
        this.values = values;
        this.leftOut = leftOut;
        this.name = name;
        this.mode = mode;
        this.plannedForks = plannedForks;
    }

    /** Reads the object the reader stands at; empty where nothing in it is a number. */
    Optional<BenchmarkMetric> read() throws IOException {
        if (!json.isObject()) {
            json.skip();
            return Optional.empty();
        }
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "score" -> score = values.measured();
                case "scoreUnit" -> unit = values.text();
                case "scorePercentiles" -> percentiles();
                case "rawData" -> forks(scores, this::score);
                case "rawDataHistogram" -> forks(histograms, this::histogram);
                default -> json.skip();
            }
        }
        List<Fork> forks = histograms.isEmpty() ? forks(scores) : forks(histograms);
        if (forks.isEmpty() && score.isPresent()) {
            forks = List.of(new Fork("all forks", List.of(new Observation.Summary(score, percentiles, 0))));
        }
        return forks.isEmpty()
                ? Optional.empty()
                : Optional.of(new BenchmarkMetric(name, unit, direction(), false, forks));
    }

    /** JMH in one process with the benchmark ({@code -f 0}) has one fork's data, which is then the file's. */
    private List<Fork> forks(List<List<Observation>> raw) {
        List<Fork> forks = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            if (!raw.get(i).isEmpty()) {
                forks.add(new Fork(plannedForks == 0 ? "JMH's own process" : "fork " + (i + 1), raw.get(i)));
            }
        }
        return forks;
    }

    /** Something that reads one iteration. */
    private interface Iteration {
        Optional<Observation> read() throws IOException;
    }

    private void forks(List<List<Observation>> forks, Iteration iteration) throws IOException {
        if (!json.isArray()) {
            json.skip();
            return;
        }
        json.beginArray();
        while (json.nextElement()) {
            List<Observation> iterations = new ArrayList<>();
            json.beginArray();
            while (json.nextElement()) {
                iteration.read().ifPresent(iterations::add);
            }
            forks.add(iterations);
        }
    }

    private Optional<Observation> score() throws IOException {
        double value = values.raw();
        if (value >= 0) {
            return Optional.of(new Observation.Score(value));
        }
        leftOut.add("iterations whose " + name + " is no measurement (" + value + ")", json.place());
        return Optional.empty();
    }

    private Optional<Observation> histogram() throws IOException {
        var counts = new ValueCounts.Builder();
        json.beginArray();
        while (json.nextElement()) {
            json.beginArray();
            double value = json.nextElement() ? values.raw() : Double.NaN;
            long count = json.nextElement() ? values.count() : 0;
            if (json.nextElement()) {
                throw values.malformed("a histogram holds pairs of a value and its count, and here are three");
            }
            counts.add(value, count);
        }
        if (counts.isEmpty()) {
            leftOut.add("iterations without a sample", json.place());
            return Optional.empty();
        }
        return Optional.of(new Observation.Distribution(counts.build()));
    }

    private void percentiles() throws IOException {
        if (!json.isObject()) {
            json.skip();
            return;
        }
        json.beginObject();
        while (json.nextField()) {
            Optional<Percentile> percentile = percentile(json.field());
            double value = values.number();
            if (percentile.isPresent() && value >= 0) {
                percentiles.put(percentile.get(), value);
            }
        }
    }

    private static Optional<Percentile> percentile(String text) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,9})?")) {
            return Optional.empty();
        }
        double rank = Double.parseDouble(text);
        return rank > 0 && rank <= 100 ? Optional.of(new Percentile(rank)) : Optional.empty();
    }

    /** Operations per time are throughput, whichever mode; instructions per clock too. Times, bytes and counts are costs. */
    private Direction direction() {
        boolean throughput =
                unit.startsWith("ops/") || unit.equals("insns/clk") || (name.equals("score") && mode.equals("thrpt"));
        return throughput ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER;
    }
}
