package dev.headroom.cli.compare;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.gate.Verdict;
import dev.headroom.measure.Environment;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.benchmark.Benchmark;
import dev.headroom.measure.benchmark.BenchmarkMetric;
import dev.headroom.measure.benchmark.BenchmarkRun;
import dev.headroom.measure.benchmark.Circumstances;
import dev.headroom.measure.benchmark.Direction;
import dev.headroom.measure.benchmark.Fork;
import dev.headroom.measure.benchmark.Observation;
import dev.headroom.measure.benchmark.Replication;
import dev.headroom.measure.load.ReportedTimes;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.InstanceMeasurement;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.measure.run.SelfCheck;
import dev.headroom.report.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** A run of ours as benchmarks: one for each endpoint and one for the instance. The run is the one process that it measured. */
final class RunBenchmarks {

    private static final String UNKNOWN = "unknown";
    private static final String NANOS = "ns";
    private static final String BYTES = "B";

    private RunBenchmarks() {}

    static BenchmarkRun of(String source, StoredRun stored) throws CommandFailure {
        RunMeasurement run = stored.measurement();
        Circumstances circumstances = circumstances(run);
        List<Benchmark> benchmarks = new ArrayList<>();
        run.endpoints().forEach(endpoint -> benchmarks.add(endpoint(endpoint, circumstances)));
        List<BenchmarkMetric> instance = instance(run.instance());
        if (!instance.isEmpty()) {
            benchmarks.add(new Benchmark("instance", new TreeMap<>(), "", circumstances, instance, 0));
        }
        if (benchmarks.isEmpty()) {
            throw CommandFailure.input(source + ": the run measured nothing. Take one that did.", null);
        }
        return new BenchmarkRun(
                source, "headroom run", Replication.FILE, benchmarks, distrust(run, stored.verdict()), List.of());
    }

    private static Circumstances circumstances(RunMeasurement run) {
        Environment machine = run.environment();
        SortedMap<String, String> decisive = new TreeMap<>();
        decisive.put("processors", Integer.toString(machine.cpus()));
        put(decisive, "CPU", machine.cpuModel());
        put(decisive, "runtime", machine.serviceRuntime());
        SortedMap<String, String> incidental = new TreeMap<>();
        put(incidental, "host", machine.host());
        put(incidental, "operating system", machine.os());
        incidental.put("rate", Math.round(run.selfCheck().intendedRate()) + "/s");
        return new Circumstances(decisive, incidental);
    }

    private static void put(SortedMap<String, String> facts, String name, String value) {
        if (!value.isEmpty() && !value.equals(UNKNOWN)) {
            facts.put(name, value);
        }
    }

    private static List<String> distrust(RunMeasurement run, Verdict verdict) {
        List<String> distrust = new ArrayList<>();
        if (!run.complete()) {
            distrust.add("The run was stopped before its window ended.");
        }
        if (run.selfCheck().verdict() != SelfCheck.Verdict.VALID) {
            distrust.add("Its self-check is " + run.selfCheck().verdict().id() + ": "
                    + String.join(" ", run.selfCheck().reasons()));
        } else if (verdict == Verdict.INVALID) {
            distrust.add("Its verdict is invalid.");
        }
        return distrust;
    }

    private static Benchmark endpoint(EndpointMeasurement endpoint, Circumstances circumstances) {
        List<BenchmarkMetric> metrics = new ArrayList<>();
        Observation times = observation(endpoint.responseTime());
        metrics.add(new BenchmarkMetric(
                "response time",
                NANOS,
                Direction.LOWER_IS_BETTER,
                false,
                List.of(new Fork("the run", List.of(times)))));
        for (Percentile percentile : ReportedTimes.SHOWN) {
            if (endpoint.serviceTime().bounds(percentile)) {
                String name = "service.p(" + percentile.label().substring(1) + ")";
                metrics.add(metric(name, NANOS, false, endpoint.serviceTime().nanosAt(percentile)));
            }
        }
        add(metrics, "cpu/request", NANOS, false, endpoint.perRequest().cpuNanos());
        add(metrics, "bytes/request", BYTES, false, endpoint.perRequest().allocatedBytes());
        add(metrics, "queries/request", "queries", true, endpoint.perRequest().sqlQueries());
        double errorShare = endpoint.requests() == 0 ? 0 : endpoint.errors() / (double) endpoint.requests();
        return new Benchmark(endpoint.name(), new TreeMap<>(), "", circumstances, metrics, errorShare);
    }

    private static List<BenchmarkMetric> instance(InstanceMeasurement instance) {
        List<BenchmarkMetric> metrics = new ArrayList<>();
        instance.rssPeakBytes().ifPresent(bytes -> metrics.add(metric("rss.peak", BYTES, false, bytes)));
        instance.heapLiveBytes().ifPresent(bytes -> metrics.add(metric("heap.live", BYTES, false, bytes)));
        return metrics;
    }

    private static Observation observation(PercentileSummary times) {
        TreeMap<Percentile, Double> percentiles = new TreeMap<>();
        if (times.count() > 0) {
            ReportedTimes.SHOWN.forEach(each -> percentiles.put(each, (double) times.nanosAt(each)));
        }
        return new Observation.Summary(OptionalDouble.empty(), percentiles, times.count());
    }

    private static void add(
            List<BenchmarkMetric> metrics, String name, String unit, boolean repeats, OptionalDouble value) {
        value.ifPresent(measured -> metrics.add(metric(name, unit, repeats, measured)));
    }

    private static BenchmarkMetric metric(String name, String unit, boolean repeats, double value) {
        return new BenchmarkMetric(name, unit, Direction.LOWER_IS_BETTER, repeats, List.of(Fork.of("the run", value)));
    }
}
