package dev.headroom.measure.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Under what something was measured, as the file tells it: names and values for people.
 *
 * @param decisive what forbids a comparison where it differs: {@code JVM}, {@code JVM flags}, {@code CPU}
 * @param incidental what a reader must know where it differs: {@code host}
 */
public record Circumstances(SortedMap<String, String> decisive, SortedMap<String, String> incidental) {

    public Circumstances {
        decisive = Collections.unmodifiableSortedMap(new TreeMap<>(decisive));
        incidental = Collections.unmodifiableSortedMap(new TreeMap<>(incidental));
    }

    public static Circumstances unknown() {
        return new Circumstances(new TreeMap<>(), new TreeMap<>());
    }

    /** These, and those of the file around them; where both name a thing, these hold. */
    public Circumstances within(Circumstances file) {
        SortedMap<String, String> allDecisive = new TreeMap<>(file.decisive);
        allDecisive.putAll(decisive);
        SortedMap<String, String> allIncidental = new TreeMap<>(file.incidental);
        allIncidental.putAll(incidental);
        return new Circumstances(allDecisive, allIncidental);
    }

    /** What forbids to compare the two, {@code JVM: 'A' and 'B'}; what only one side knows is no difference. */
    public List<String> differences(Circumstances head) {
        return differing(decisive, head.decisive);
    }

    /** What differs and does not matter by itself. */
    public List<String> remarks(Circumstances head) {
        return differing(incidental, head.incidental);
    }

    private static List<String> differing(Map<String, String> base, Map<String, String> head) {
        List<String> differing = new ArrayList<>();
        base.forEach((name, value) -> {
            String other = head.getOrDefault(name, value);
            if (!other.equals(value)) {
                differing.add(name + ": '" + value + "' in the base, '" + other + "' in the head");
            }
        });
        return differing;
    }
}
