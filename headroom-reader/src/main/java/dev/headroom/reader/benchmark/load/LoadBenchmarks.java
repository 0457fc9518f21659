package dev.headroom.reader.benchmark.load;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.benchmark.Benchmark;
import dev.headroom.measure.benchmark.BenchmarkMetric;
import dev.headroom.measure.benchmark.BenchmarkRun;
import dev.headroom.measure.benchmark.Circumstances;
import dev.headroom.measure.benchmark.Direction;
import dev.headroom.measure.benchmark.Fork;
import dev.headroom.measure.benchmark.Observation;
import dev.headroom.measure.benchmark.Replication;
import dev.headroom.measure.load.LoadModel;
import dev.headroom.measure.load.MeasuredEndpoint;
import dev.headroom.measure.load.MeasuredLoad;
import dev.headroom.measure.load.Population;
import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.measure.load.ReportedTimes;
import dev.headroom.measure.load.TimeKind;
import dev.headroom.measure.run.SelfCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** A load result as benchmarks: requests of one process of a service depend on each other, so the file is one measurement. */
public final class LoadBenchmarks {

    private static final String ALL = "all requests";
    private static final String UNIT = "ns";

    private LoadBenchmarks() {}

    /** What another tool reports: all requests together. */
    public static BenchmarkRun of(String source, ReportedLoad load) {
        ReportedTimes times = successful(load);
        SortedMap<String, String> decisive = new TreeMap<>();
        decisive.put("times", times.kind().label());
        if (load.model().kind() != LoadModel.Kind.UNKNOWN) {
            decisive.put("model", load.model().kind().id());
        }
        SortedMap<String, String> incidental = new TreeMap<>();
        incidental.put("tool", load.tool());
        incidental.put("target", load.target());
        incidental.put("requests counted in times", times.population().name().toLowerCase(Locale.ROOT));
        load.achievedRate().ifPresent(rate -> incidental.put("rate", rate(rate)));
        load.connections().ifPresent(users -> incidental.put("connections", Long.toString(users)));
        double errorShare = load.errorShare().orElse(0);
        Benchmark all = benchmark(ALL, new Circumstances(decisive, incidental), observation(times), errorShare);
        return run(
                source,
                load.tool(),
                List.of(all),
                load.selfCheckIfAny().stream().toList(),
                load.notes());
    }

    /** Headroom's own result, endpoint by endpoint; one that had no success has no times to compare. */
    public static BenchmarkRun of(String source, MeasuredLoad load) {
        boolean closed = load.model().kind() == LoadModel.Kind.CLOSED;
        SortedMap<String, String> decisive = new TreeMap<>();
        decisive.put("times", (closed ? TimeKind.SERVICE_TIME : TimeKind.RESPONSE_TIME).label());
        decisive.put("model", load.model().kind().id());
        decisive.put("protocol", load.protocol());
        SortedMap<String, String> incidental = new TreeMap<>();
        incidental.put("target", load.target());
        load.model().ratePerSecond().ifPresent(rate -> incidental.put("rate", rate(rate)));
        load.model().users().ifPresent(users -> incidental.put("users", Long.toString(users)));
        var circumstances = new Circumstances(decisive, incidental);
        List<Benchmark> benchmarks = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (MeasuredEndpoint endpoint : load.endpoints()) {
            long errors = endpoint.summary().errors();
            double share = endpoint.requests() == 0 ? 0 : errors / (double) endpoint.requests();
            DurationHistogram times = closed ? endpoint.serviceTimes() : endpoint.responseTimes();
            benchmarks.add(benchmark(endpoint.name(), circumstances, observation(times), share));
        }
        if (!load.complete()) {
            notes.add("The load was stopped before its window ended.");
        }
        return run(source, "headroom load", benchmarks, List.of(load.selfCheck()), notes);
    }

    private static BenchmarkRun run(
            String source, String tool, List<Benchmark> benchmarks, List<SelfCheck> checks, List<String> notes) {
        List<String> distrust = new ArrayList<>();
        for (SelfCheck check : checks) {
            if (check.verdict() != SelfCheck.Verdict.VALID) {
                distrust.add("The load generator's self-check is "
                        + check.verdict().id() + ": " + String.join(" ", check.reasons()));
            }
        }
        String name = tool.replaceAll("[ /]v?\\d.*", "");
        return new BenchmarkRun(source, name, Replication.FILE, benchmarks, distrust, notes);
    }

    private static Benchmark benchmark(String name, Circumstances circumstances, Observation times, double errorShare) {
        var metric = new BenchmarkMetric(
                "time", UNIT, Direction.LOWER_IS_BETTER, false, List.of(new Fork("the file", List.of(times))));
        return new Benchmark(name, new TreeMap<>(), "", circumstances, List.of(metric), errorShare);
    }

    /** Those that succeeded, where the tool keeps them apart; failures are fast and would flatter. */
    private static ReportedTimes successful(ReportedLoad load) {
        return load.times(load.headline().kind(), Population.SUCCESSFUL).orElse(load.headline());
    }

    private static Observation observation(ReportedTimes times) {
        TreeMap<Percentile, Double> percentiles = new TreeMap<>();
        times.percentiles().forEach((percentile, nanos) -> percentiles.put(percentile, (double) nanos));
        return new Observation.Summary(
                times.meanNanos(), percentiles, times.count().orElse(0));
    }

    private static Observation observation(DurationHistogram times) {
        if (times.isEmpty()) {
            return new Observation.Summary(OptionalDouble.empty(), new TreeMap<>(Map.of()), 0);
        }
        TreeMap<Percentile, Double> percentiles = new TreeMap<>();
        for (double rank : new double[] {50, 75, 90, 95, 99, 99.9, 99.99}) {
            var percentile = new Percentile(rank);
            percentiles.put(percentile, (double) times.nanosAt(percentile));
        }
        return new Observation.Summary(OptionalDouble.of(times.meanNanos()), percentiles, times.count());
    }

    /** Rates that differ by less than a hundredth are shown alike. */
    private static String rate(double perSecond) {
        return perSecond == 0
                ? "0/s"
                : new java.math.BigDecimal(perSecond)
                                .round(new java.math.MathContext(2))
                                .toPlainString() + "/s";
    }
}
