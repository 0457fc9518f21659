package dev.headroom.gate.comparison;

import dev.headroom.gate.Verdict;
import dev.headroom.measure.benchmark.BenchmarkRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares two results. FAIL: surely worse, and by more than the limit; PASS: surely not worse by more than the limit;
 * INCONCLUSIVE: neither, with about how many more measurements would decide. Among all comparisons of one call, failures are
 * held down by Holm's correction.
 *
 * @param limits that decide; where there are none, those of budgets
 * @param unlike what is done with results of unlike circumstances
 * @param pairing whether the n-th fork of one side was measured next to the n-th of the other
 */
public record BenchmarkJudge(List<RegressLimit> limits, Unlike unlike, Pairing pairing) {

    /** What is done with results that do not compare. */
    public enum Unlike {
        REFUSED,
        /** Compared all the same, and each difference said. */
        NOTED
    }

    /** How the two sides were measured. */
    public enum Pairing {
        /** One side, then the other. */
        INDEPENDENT,
        /** Fork by fork in turn. */
        INTERLEAVED
    }

    public BenchmarkJudge {
        limits = List.copyOf(limits);
    }

    /**
     * Judges.
     *
     * @param base files of the one side, at least one
     * @param head files of the other
     * @throws UnlikeBenchmarksException where they do not compare and unlike ones are refused, or nothing is in both
     * @throws LimitException where a limit is of a metric that nothing measured
     */
    public BenchmarkComparison judge(List<BenchmarkRun> base, List<BenchmarkRun> head)
            throws UnlikeBenchmarksException, LimitException {
        SideBenchmarks before = SideBenchmarks.of(base);
        SideBenchmarks after = SideBenchmarks.of(head);
        Matching matching = Matching.of(before, after);
        requireComparable(before, after, matching);
        List<MeasuredChange> changes = new ArrayList<>();
        for (Question question : Question.of(matching.pairs(), limits)) {
            changes.add(MeasuredChange.of(question, before.replication(), pairing == Pairing.INTERLEAVED));
        }
        var verdicts = new ComparisonVerdicts(changes, before, after);
        List<MetricComparison> comparisons = verdicts.all().stream()
                .sorted(Comparator.comparing(MetricComparison::verdict, Comparator.<Verdict>reverseOrder())
                        .thenComparing(BenchmarkJudge::order))
                .toList();
        return new BenchmarkComparison(
                before.sources(),
                after.sources(),
                before.tool(),
                before.replication(),
                comparisons,
                matching.onlyInBase(),
                matching.onlyInHead(),
                notes(before, after, matching, changes));
    }

    /** The largest worsening first, what has none last. */
    private static double order(MetricComparison comparison) {
        double worsening = comparison.worsening();
        return Double.isNaN(worsening) ? Double.MAX_VALUE : -worsening;
    }

    private void requireComparable(SideBenchmarks base, SideBenchmarks head, Matching matching)
            throws UnlikeBenchmarksException {
        String one = String.join(", ", base.sources());
        String other = String.join(", ", head.sources());
        if (matching.pairs().isEmpty()) {
            List<String> differences = new ArrayList<>(matching.differences());
            differences.add("no benchmark is in both");
            matching.onlyInBase().forEach(label -> differences.add(label + " is in the base only"));
            matching.onlyInHead().forEach(label -> differences.add(label + " is in the head only"));
            throw new UnlikeBenchmarksException(one, other, differences, "Compare two results of the same benchmarks.");
        }
        if (unlike == Unlike.REFUSED && !matching.differences().isEmpty()) {
            throw new UnlikeBenchmarksException(
                    one,
                    other,
                    matching.differences(),
                    "Measure both alike, or pass --allow-unlike to compare them all the same.");
        }
    }

    private List<String> notes(
            SideBenchmarks base, SideBenchmarks head, Matching matching, List<MeasuredChange> changes) {
        Set<String> notes = new LinkedHashSet<>();
        matching.differences()
                .forEach(difference ->
                        notes.add("Unlike, and compared because that was asked for: " + difference + "."));
        notes.addAll(matching.notes());
        base.notes().forEach(note -> notes.add("Base: " + note));
        head.notes().forEach(note -> notes.add("Head: " + note));
        base.distrust().forEach(reason -> notes.add("Base: " + reason));
        head.distrust().forEach(reason -> notes.add("Head: " + reason));
        if (pairing == Pairing.INTERLEAVED
                && changes.stream()
                        .anyMatch(change -> change.base().forks().size()
                                != change.head().forks().size())) {
            notes.add("The sides have unlike numbers of forks; those without a partner were left out.");
        }
        for (MeasuredChange change : changes) {
            steadiness(change.question(), "base", change.base()).forEach(notes::add);
            steadiness(change.question(), "head", change.head()).forEach(notes::add);
        }
        return List.copyOf(notes);
    }

    private static List<String> steadiness(Question question, String side, SteadyForks forks) {
        List<String> notes = new ArrayList<>();
        String of = question.name() + ", " + question.base().name() + ", " + side + ": ";
        if (!forks.unsteady().isEmpty()) {
            notes.add(of + "no steady state in " + String.join(", ", forks.unsteady()) + " (of "
                    + forks.forks().size() + " forks), "
                    + (forks.leavesOut() ? "left out." : "so many that all were compared with all their iterations."));
        }
        if (forks.dropped() > 0) {
            notes.add(of + forks.dropped() + " of " + forks.iterations()
                    + " measured iterations left out, as they came before the steady state.");
        }
        return notes;
    }
}
