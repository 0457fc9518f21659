package dev.headroom.report.internal.flame;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** How many samples of each kind the boxes hold; a kind that never occurs takes no memory. */
final class KindCounts {

    private final Map<FlameKind, long[]> samples = new EnumMap<>(FlameKind.class);

    void add(int stack, FlameKind kind, long count) {
        long[] counts = samples.getOrDefault(kind, new long[0]);
        if (stack >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(stack + 1, counts.length * 2));
            samples.put(kind, counts);
        }
        counts[stack] += count;
    }

    /** The kind of most samples, unknown only where none is known. */
    FlameKind most(int stack) {
        FlameKind most = FlameKind.UNKNOWN;
        long best = 0;
        for (Map.Entry<FlameKind, long[]> kind : samples.entrySet()) {
            long[] counts = kind.getValue();
            if (kind.getKey() != FlameKind.UNKNOWN && stack < counts.length && counts[stack] > best) {
                most = kind.getKey();
                best = counts[stack];
            }
        }
        return most;
    }
}
