package dev.headroom.gate.comparison;

import dev.headroom.gate.Verdict;
import dev.headroom.measure.benchmark.Replication;
import java.util.List;

/**
 * Two results, compared.
 *
 * @param base what the user called it
 * @param head likewise
 * @param replication what counted as one measurement
 * @param comparisons the worst first
 * @param onlyInBase benchmarks that the head lacks
 * @param onlyInHead benchmarks that the base lacks
 * @param notes what a reader must know; whole sentences
 */
public record BenchmarkComparison(
        List<String> base,
        List<String> head,
        String tool,
        Replication replication,
        List<MetricComparison> comparisons,
        List<String> onlyInBase,
        List<String> onlyInHead,
        List<String> notes) {

    public BenchmarkComparison {
        base = List.copyOf(base);
        head = List.copyOf(head);
        comparisons = List.copyOf(comparisons);
        onlyInBase = List.copyOf(onlyInBase);
        onlyInHead = List.copyOf(onlyInHead);
        notes = List.copyOf(notes);
        if (comparisons.isEmpty()) {
            throw new IllegalArgumentException("A comparison compares something");
        }
    }

    /** The worst of all. */
    public Verdict verdict() {
        return comparisons.stream()
                .map(MetricComparison::verdict)
                .reduce(Verdict::worst)
                .orElseThrow();
    }

    /** How many more blocks would decide what is open; 0 where nothing is, or no number would. */
    public int blocksNeeded() {
        return comparisons.stream()
                .mapToInt(MetricComparison::blocksNeeded)
                .max()
                .orElse(0);
    }
}
