package dev.headroom.measure.benchmark;

import java.util.List;

/**
 * One metric of a benchmark.
 *
 * @param name as its tool calls it: {@code score}, {@code ns/op}, {@code gc.alloc.rate.norm}
 * @param unit likewise
 * @param repeats whether unchanged code gives the same value each time, so that it is compared without statistics
 * @param forks independent of each other, at least one
 */
public record BenchmarkMetric(String name, String unit, Direction direction, boolean repeats, List<Fork> forks) {

    public BenchmarkMetric {
        forks = List.copyOf(forks);
        if (forks.isEmpty()) {
            throw new IllegalArgumentException("A metric was measured at least once: " + name);
        }
    }

    public BenchmarkMetric withForks(List<Fork> others) {
        return new BenchmarkMetric(name, unit, direction, repeats, others);
    }
}
