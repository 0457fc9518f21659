package dev.headroom.reader.benchmark.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader left out, counted by reason. Not thread-safe. */
public final class LeftOut {

    private static final int MOST_REASONS = 20;

    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, String> firstPlaces = new LinkedHashMap<>();

    /**
     * Counts one.
     *
     * @param what in the plural, with the reason: {@code aggregates of repetitions}
     */
    public void add(String what, String place) {
        if (counts.size() < MOST_REASONS || counts.containsKey(what)) {
            counts.merge(what, 1L, Long::sum);
            firstPlaces.putIfAbsent(what, place);
        } else {
            add(counts.keySet().iterator().next(), place);
        }
    }

    /** One sentence for each reason: {@code Left out: 3 aggregates of repetitions, the first at line 7.} */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        counts.forEach((what, count) ->
                notes.add("Left out: " + count + " × " + what + ", the first at " + firstPlaces.get(what) + "."));
        return notes;
    }
}
