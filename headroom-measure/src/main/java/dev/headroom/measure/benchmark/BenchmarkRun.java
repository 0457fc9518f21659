package dev.headroom.measure.benchmark;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one file, or one folder of a run, says.
 *
 * @param source what the user called it
 * @param tool that measured: {@code JMH}
 * @param benchmarks at least one, each key once
 * @param distrust why its numbers cannot be believed, whole sentences; empty where nothing speaks against them
 * @param notes what was left out and what a reader must know; whole sentences
 */
public record BenchmarkRun(
        String source,
        String tool,
        Replication replication,
        List<Benchmark> benchmarks,
        List<String> distrust,
        List<String> notes) {

    public BenchmarkRun {
        benchmarks = List.copyOf(benchmarks);
        distrust = List.copyOf(distrust);
        notes = List.copyOf(notes);
        if (benchmarks.isEmpty()) {
            throw new IllegalArgumentException("A result holds at least one benchmark");
        }
        Set<String> keys = new HashSet<>();
        for (Benchmark benchmark : benchmarks) {
            if (!keys.add(benchmark.key())) {
                throw new IllegalArgumentException("Two benchmarks are called " + benchmark.key());
            }
        }
    }
}
