package dev.headroom.reader.benchmark.gotest;

import dev.headroom.measure.benchmark.Benchmark;
import dev.headroom.measure.benchmark.BenchmarkMetric;
import dev.headroom.measure.benchmark.BenchmarkRun;
import dev.headroom.measure.benchmark.Circumstances;
import dev.headroom.measure.benchmark.Direction;
import dev.headroom.measure.benchmark.Fork;
import dev.headroom.measure.benchmark.Replication;
import dev.headroom.reader.benchmark.internal.LeftOut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text, taken line by line:
 *
 * <pre>
 * goos: linux                                          holds for the lines below it
 * BenchmarkSort/size=100-8  1000  1234 ns/op  56 B/op  name, iterations, then values with their units
 * </pre>
 */
final class GoBenchmarks {

    private static final Pattern CONFIGURATION = Pattern.compile("([a-z][^\\sA-Z:]*):\\s*(.*)");
    private static final List<String> DECISIVE = List.of("goos", "goarch", "cpu");
    private static final String PACKAGE = "pkg";
    private static final int LONGEST_LINE = 10_000;
    private static final int MOST_VALUES = 1_000_000;

    /** What one benchmark showed, by unit. */
    private record Series(
            String name,
            SortedMap<String, String> parameters,
            SortedMap<String, String> decisive,
            Map<String, List<Fork>> byUnit) {}

    private final Map<String, String> configuration = new LinkedHashMap<>();
    private final Map<String, Series> benchmarks = new LinkedHashMap<>();
    private final LeftOut leftOut = new LeftOut();
    private final List<String> distrust = new ArrayList<>();
    private int values;

    void take(String line, String place) {
        Matcher setting = CONFIGURATION.matcher(line.length() < LONGEST_LINE ? line : "");
        if (line.startsWith("Benchmark")) {
            result(line, place);
        } else if (setting.matches()) {
            configuration.put(setting.group(1), setting.group(2).strip());
        } else if (line.startsWith("--- FAIL") || line.startsWith("FAIL\t") || line.startsWith("panic: ")) {
            failed(line, place);
        }
    }

    boolean isEmpty() {
        return benchmarks.isEmpty();
    }

    private void failed(String line, String place) {
        if (distrust.isEmpty()) {
            String shown = line.strip().replace('\t', ' ');
            distrust.add("Go says at " + place + ": " + (shown.length() <= 120 ? shown : shown.substring(0, 120) + "…")
                    + ".");
        }
    }

    private void result(String line, String place) {
        String[] fields = line.length() < LONGEST_LINE ? line.strip().split("\\s+") : new String[0];
        if (fields.length == 1) {
            // Under -v the name stands on a line of its own before the result does.
            return;
        }
        if (fields.length < 4 || fields.length % 2 != 0 || !isCount(fields[1])) {
            leftOut.add("lines that begin as a benchmark and are none", place);
            return;
        }
        Map<String, Double> measured = new LinkedHashMap<>();
        for (int i = 2; i < fields.length; i += 2) {
            double value = number(fields[i]);
            if (!(value >= 0) || Double.isInfinite(value) || fields[i + 1].length() > 100) {
                leftOut.add("lines with a value that is no measurement", place);
                return;
            }
            measured.putIfAbsent(fields[i + 1], value);
        }
        if (values > MOST_VALUES) {
            leftOut.add("values beyond the " + MOST_VALUES + "th", place);
            return;
        }
        values += measured.size();
        Series series = series(fields[0]);
        measured.forEach((unit, value) -> {
            List<Fork> repeats = series.byUnit.computeIfAbsent(unit, unused -> new ArrayList<>());
            repeats.add(Fork.of("repeat " + (repeats.size() + 1), value));
        });
    }

    private Series series(String name) {
        SortedMap<String, String> parameters = new TreeMap<>();
        if (configuration.containsKey(PACKAGE)) {
            parameters.put(PACKAGE, configuration.get(PACKAGE));
        }
        SortedMap<String, String> decisive = new TreeMap<>();
        for (String key : DECISIVE) {
            if (configuration.containsKey(key)) {
                decisive.put(key, configuration.get(key));
            }
        }
        return benchmarks.computeIfAbsent(
                name + parameters, unused -> new Series(name, parameters, decisive, new LinkedHashMap<>()));
    }

    private static boolean isCount(String text) {
        return text.matches("\\d{1,18}");
    }

    private static double number(String text) {
        return text.matches("[0-9.eE+-]{1,40}") ? parsed(text) : Double.NaN;
    }

    private static double parsed(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The package tells benchmarks apart only where there are several. */
    BenchmarkRun toRun(String source) {
        boolean onePackage = benchmarks.values().stream()
                        .map(series -> series.parameters.getOrDefault(PACKAGE, ""))
                        .distinct()
                        .count()
                == 1;
        List<Benchmark> found = new ArrayList<>();
        for (Series series : benchmarks.values()) {
            SortedMap<String, String> parameters = new TreeMap<>(series.parameters);
            SortedMap<String, String> decisive = new TreeMap<>(series.decisive);
            if (onePackage && parameters.containsKey(PACKAGE)) {
                decisive.put("package", parameters.remove(PACKAGE));
            }
            found.add(new Benchmark(
                    series.name,
                    parameters,
                    "",
                    new Circumstances(decisive, new TreeMap<>()),
                    metrics(series.byUnit),
                    0));
        }
        return new BenchmarkRun(source, "go test", Replication.REPEAT, found, distrust, leftOut.notes());
    }

    /** The time of an operation leads, wherever it stands. */
    private static List<BenchmarkMetric> metrics(Map<String, List<Fork>> byUnit) {
        List<BenchmarkMetric> metrics = new ArrayList<>();
        byUnit.forEach((unit, repeats) -> {
            var metric = new BenchmarkMetric(unit, unit, direction(unit), unit.equals("allocs/op"), repeats);
            metrics.add(unit.equals("ns/op") ? 0 : metrics.size(), metric);
        });
        return metrics;
    }

    /** What is counted by the second is throughput. */
    private static Direction direction(String unit) {
        return unit.endsWith("/s") || unit.endsWith("/sec") ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER;
    }
}
