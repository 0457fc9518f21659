package dev.headroom.diagnose.heat;

import dev.headroom.diagnose.Location;
import dev.headroom.profile.StackTable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One function together with what a rule's signature weighs below it, in each kind of sample. Not thread-safe. */
final class HeatSite {

    /** A sum of samples. */
    static final class Heat {

        private long weight;
        private long samples;
        /** Of that, what the signature's functions weigh themselves, without what they call. */
        private long self;

        private void add(long weight, long samples, boolean ownWork) {
            this.weight += weight;
            this.samples += samples;
            self += ownWork ? weight : 0;
        }

        long weight() {
            return weight;
        }

        long samples() {
            return samples;
        }

        long self() {
            return self;
        }
    }

    private static final Heat COLD = new Heat();

    private final Location function;
    private final Map<String, Heat> heats = new LinkedHashMap<>();
    private final Map<Integer, Long> samplesByLine = new HashMap<>();
    private final Map<String, Long> samplesByEntry = new HashMap<>();
    private int heaviest = StackTable.ROOT;
    private long heaviestSamples = -1;

    /** @param function its line does not matter */
    HeatSite(Location function) {
        this.function = function;
    }

    /**
     * Adds the samples that ended in one stack.
     *
     * @param kind the rule's word for their type
     * @param line of this function
     * @param entry the function of the signature that was called
     */
    void add(String kind, int stack, long weight, long samples, int line, String entry, boolean ownWork) {
        heats.computeIfAbsent(kind, k -> new Heat()).add(weight, samples, ownWork);
        samplesByLine.merge(line, samples, Long::sum);
        samplesByEntry.merge(entry, samples, Long::sum);
        if (samples > heaviestSamples) {
            heaviest = stack;
            heaviestSamples = samples;
        }
    }

    Heat heat(String kind) {
        return heats.getOrDefault(kind, COLD);
    }

    /** The function at its hottest line. */
    Location location() {
        List<Integer> lines = lines();
        return new Location(
                function.className(), function.method(), lines.isEmpty() ? 0 : lines.get(0), function.file());
    }

    /** Its lines, hottest first; empty where none is known. */
    List<Integer> lines() {
        return samplesByLine.entrySet().stream()
                .filter(entry -> entry.getKey() > 0)
                .sorted(Map.Entry.<Integer, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The functions of the signature that were called from here, most samples first. */
    List<String> entries() {
        return samplesByEntry.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The stack that most of its samples ended in. */
    int heaviestStack() {
        return heaviest;
    }
}
