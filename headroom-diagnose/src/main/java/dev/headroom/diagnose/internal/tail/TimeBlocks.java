package dev.headroom.diagnose.internal.tail;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The window cut into stretches of equal length, to be drawn with replacement (block bootstrap, Künsch 1989): requests that
 * met one and the same pause are one observation, not many, so stretches of time are resampled and not single requests.
 */
final class TimeBlocks {

    private static final long LONGEST_NANOS = 1_000_000_000L;
    private static final int FEWEST = 20;

    private final long startNanos;
    private final double lengthNanos;
    private final int count;

    TimeBlocks(long startNanos, long endNanos) {
        long window = Math.max(1, endNanos - startNanos);
        this.startNanos = startNanos;
        count = (int) Math.max(FEWEST, Math.min(600, (window + LONGEST_NANOS - 1) / LONGEST_NANOS));
        lengthNanos = (double) window / count;
    }

    int count() {
        return count;
    }

    int blockOf(long nanos) {
        return (int) Math.max(0, Math.min(count - 1, (nanos - startNanos) / lengthNanos));
    }

    /** Every block once: what was measured. */
    int[] each() {
        int[] times = new int[count];
        Arrays.fill(times, 1);
        return times;
    }

    /** How often each block is drawn in one resample of as many blocks as there are. */
    int[] draw(SplittableRandom random) {
        int[] times = new int[count];
        for (int i = 0; i < count; i++) {
            times[random.nextInt(count)]++;
        }
        return times;
    }
}
