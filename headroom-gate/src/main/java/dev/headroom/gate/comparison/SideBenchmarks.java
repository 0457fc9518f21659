package dev.headroom.gate.comparison;

import dev.headroom.measure.benchmark.Benchmark;
import dev.headroom.measure.benchmark.BenchmarkMetric;
import dev.headroom.measure.benchmark.BenchmarkRun;
import dev.headroom.measure.benchmark.Fork;
import dev.headroom.measure.benchmark.Observation;
import dev.headroom.measure.benchmark.Replication;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files of one side as one: the forks of a benchmark put together. Repeats of one process are one measurement as soon as
 * there are several files, since a file is a process then.
 *
 * @param differences in what the files of this side differ among each other
 */
record SideBenchmarks(
        List<String> sources,
        String tool,
        Replication replication,
        Map<String, Benchmark> benchmarks,
        List<String> distrust,
        List<String> notes,
        List<String> differences) {

    SideBenchmarks {
        sources = List.copyOf(sources);
        benchmarks = Collections.unmodifiableMap(new LinkedHashMap<>(benchmarks));
        distrust = List.copyOf(distrust);
        notes = List.copyOf(notes);
        differences = List.copyOf(differences);
    }

    static SideBenchmarks of(List<BenchmarkRun> runs) {
        BenchmarkRun first = runs.get(0);
        boolean several = runs.size() > 1;
        Map<String, Benchmark> benchmarks = new LinkedHashMap<>();
        Set<String> notes = new LinkedHashSet<>();
        Set<String> differences = new LinkedHashSet<>();
        Set<String> distrust = new LinkedHashSet<>();
        for (BenchmarkRun run : runs) {
            if (!run.tool().equals(first.tool())) {
                differences.add("tool: '" + first.tool() + "' in " + first.source() + ", '" + run.tool() + "' in "
                        + run.source());
            }
            String where = several ? run.source() + ": " : "";
            run.notes().forEach(note -> notes.add(where + note));
            run.distrust().forEach(reason -> distrust.add(where + reason));
            for (Benchmark benchmark : run.benchmarks()) {
                Benchmark added = several ? named(benchmark, run) : benchmark;
                Benchmark before = benchmarks.get(added.key());
                benchmarks.put(added.key(), before == null ? added : joined(before, added, differences));
            }
        }
        if (several) {
            benchmarks.values().forEach(benchmark -> lacking(benchmark, runs).ifPresent(notes::add));
        }
        Replication replication =
                several && first.replication() == Replication.REPEAT ? Replication.FILE : first.replication();
        return new SideBenchmarks(
                runs.stream().map(BenchmarkRun::source).toList(),
                first.tool(),
                replication,
                benchmarks,
                List.copyOf(distrust),
                List.copyOf(notes),
                List.copyOf(differences));
    }

    private static Optional<String> lacking(Benchmark benchmark, List<BenchmarkRun> runs) {
        long holding = runs.stream()
                .filter(run ->
                        run.benchmarks().stream().anyMatch(each -> each.key().equals(benchmark.key())))
                .count();
        return holding == runs.size()
                ? Optional.empty()
                : Optional.of(
                        benchmark.key() + " is in " + holding + " of " + runs.size() + " files of its side only.");
    }

    private static Benchmark named(Benchmark benchmark, BenchmarkRun run) {
        return benchmark.withMetrics(benchmark.metrics().stream()
                .map(metric -> metric.withForks(forks(metric, run)))
                .toList());
    }

    private static List<Fork> forks(BenchmarkMetric metric, BenchmarkRun run) {
        if (run.replication() == Replication.REPEAT) {
            List<Observation> iterations = metric.forks().stream()
                    .flatMap(fork -> fork.iterations().stream())
                    .toList();
            return List.of(new Fork(run.source(), iterations));
        }
        return metric.forks().stream()
                .map(fork -> new Fork(
                        run.replication() == Replication.FILE ? run.source() : fork.name() + " of " + run.source(),
                        fork.iterations()))
                .toList();
    }

    private static Benchmark joined(Benchmark before, Benchmark added, Set<String> differences) {
        before.circumstances()
                .differences(added.circumstances())
                .forEach(difference -> differences.add("within one side, " + difference));
        List<BenchmarkMetric> metrics = new ArrayList<>();
        for (BenchmarkMetric metric : before.metrics()) {
            List<Fork> forks = new ArrayList<>(metric.forks());
            added.metric(metric.name()).ifPresent(other -> {
                if (other.unit().equals(metric.unit())) {
                    forks.addAll(other.forks());
                } else {
                    differences.add("within one side, unit of " + metric.name() + ": '" + metric.unit() + "' and '"
                            + other.unit() + "'");
                }
            });
            metrics.add(metric.withForks(forks));
        }
        return new Benchmark(
                before.name(),
                before.parameters(),
                before.mode(),
                before.circumstances(),
                metrics,
                Math.max(before.errorShare(), added.errorShare()));
    }
}
