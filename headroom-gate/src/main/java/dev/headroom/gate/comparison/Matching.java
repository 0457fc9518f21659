package dev.headroom.gate.comparison;

import dev.headroom.measure.benchmark.Benchmark;
import dev.headroom.measure.benchmark.BenchmarkMetric;
import dev.headroom.measure.benchmark.Replication;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which benchmark of the base belongs to which of the head.
 *
 * @param differences what forbids to compare them
 * @param notes what a reader must know
 */
record Matching(
        List<Pair> pairs,
        List<String> onlyInBase,
        List<String> onlyInHead,
        List<String> differences,
        List<String> notes) {

    /** One benchmark on both sides. */
    record Pair(Benchmark base, Benchmark head) {}

    Matching {
        pairs = List.copyOf(pairs);
        onlyInBase = List.copyOf(onlyInBase);
        onlyInHead = List.copyOf(onlyInHead);
        differences = List.copyOf(differences);
        notes = List.copyOf(notes);
    }

    static Matching of(SideBenchmarks base, SideBenchmarks head) {
        List<Pair> pairs = new ArrayList<>();
        Map<String, Benchmark> baseLeft = new LinkedHashMap<>(base.benchmarks());
        Map<String, Benchmark> headLeft = new LinkedHashMap<>(head.benchmarks());
        Set<String> notes = new LinkedHashSet<>();
        Set<String> differences = new LinkedHashSet<>();
        differences.addAll(base.differences());
        differences.addAll(head.differences());
        if (!base.tool().equals(head.tool())) {
            differences.add("tool: '" + base.tool() + "' in the base, '" + head.tool() + "' in the head");
        }
        base.benchmarks().forEach((key, benchmark) -> {
            Benchmark other = headLeft.remove(key);
            if (other != null) {
                baseLeft.remove(key);
                pairs.add(new Pair(benchmark, other));
            }
        });
        variants(pairs, baseLeft, headLeft, differences);
        if (pairs.isEmpty() && baseLeft.size() == 1 && headLeft.size() == 1) {
            onlyOnes(pairs, baseLeft, headLeft, notes);
        }
        for (Pair pair : pairs) {
            differences.addAll(differences(pair, base.replication()));
            notes.addAll(remarks(pair));
            notes.addAll(oneSided("base", pair.base(), pair.head()));
            notes.addAll(oneSided("head", pair.head(), pair.base()));
        }
        return new Matching(
                pairs,
                List.copyOf(baseLeft.keySet()),
                List.copyOf(headLeft.keySet()),
                List.copyOf(differences),
                List.copyOf(notes));
    }

    /** Of one name, one is left on each side: the same benchmark with other parameters, or in another mode. */
    private static void variants(
            List<Pair> pairs,
            Map<String, Benchmark> baseLeft,
            Map<String, Benchmark> headLeft,
            Set<String> differences) {
        for (Benchmark benchmark : List.copyOf(baseLeft.values())) {
            List<Benchmark> inBase = named(benchmark.name(), baseLeft);
            List<Benchmark> inHead = named(benchmark.name(), headLeft);
            if (inBase.size() == 1 && inHead.size() == 1) {
                Benchmark other = inHead.get(0);
                baseLeft.remove(benchmark.key());
                headLeft.remove(other.key());
                pairs.add(new Pair(benchmark, other));
                differences.add(
                        "parameters or mode: '" + benchmark.key() + "' in the base, '" + other.key() + "' in the head");
            }
        }
    }

    private static List<Benchmark> named(String name, Map<String, Benchmark> left) {
        return left.values().stream().filter(each -> each.name().equals(name)).toList();
    }

    /** Two commands are seldom called the same; where each side has one only, there is no doubt which are meant. */
    private static void onlyOnes(
            List<Pair> pairs, Map<String, Benchmark> baseLeft, Map<String, Benchmark> headLeft, Set<String> notes) {
        Benchmark one = baseLeft.values().iterator().next();
        Benchmark other = headLeft.values().iterator().next();
        notes.add("The base measured '" + one.key() + "', the head '" + other.key()
                + "': compared, as each side measured one thing only.");
        pairs.add(new Pair(one, other));
        baseLeft.clear();
        headLeft.clear();
    }

    private static List<String> differences(Pair pair, Replication replication) {
        List<String> differences = new ArrayList<>(
                pair.base().circumstances().differences(pair.head().circumstances()));
        int inBase = pair.base().primary().forks().size();
        int inHead = pair.head().primary().forks().size();
        if (replication == Replication.FORK && inBase != inHead) {
            differences.add("forks: " + inBase + " in the base, " + inHead + " in the head");
        }
        for (BenchmarkMetric metric : pair.base().metrics()) {
            pair.head()
                    .metric(metric.name())
                    .filter(other -> !other.unit().equals(metric.unit()))
                    .ifPresent(other -> differences.add("unit of " + metric.name() + ": '" + metric.unit()
                            + "' in the base, '" + other.unit() + "' in the head"));
        }
        return differences;
    }

    private static List<String> oneSided(String side, Benchmark one, Benchmark other) {
        return one.metrics().stream()
                .filter(metric -> !metric.name().equals(one.primary().name())
                        && other.metric(metric.name()).isEmpty())
                .map(metric -> metric.name() + " was measured in the " + side + " only, so it was not compared.")
                .toList();
    }

    private static List<String> remarks(Pair pair) {
        return pair.base().circumstances().remarks(pair.head().circumstances()).stream()
                .map(remark -> "Differs, and was compared all the same: " + remark + ".")
                .toList();
    }
}
