package dev.headroom.report.internal.flame;

import java.util.Arrays;

/** How many samples of each kind the boxes hold; a kind that never occurs takes no memory. */
final class KindCounts {

    private static final FlameKind[] KINDS = FlameKind.values();

    private final long[][] samples = new long[KINDS.length][0];

    void add(int stack, FlameKind kind, long count) {
        int k = kind.ordinal();
        if (stack >= samples[k].length) {
            samples[k] = Arrays.copyOf(samples[k], Math.max(stack + 1, samples[k].length * 2));
        }
        samples[k][stack] += count;
    }

    /** The kind of most samples, unknown only where none is known. */
    FlameKind most(int stack) {
        FlameKind most = FlameKind.UNKNOWN;
        long best = 0;
        for (FlameKind kind : KINDS) {
            long[] counts = samples[kind.ordinal()];
            if (kind != FlameKind.UNKNOWN && stack < counts.length && counts[stack] > best) {
                most = kind;
                best = counts[stack];
            }
        }
        return most;
    }
}
