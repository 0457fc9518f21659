package dev.headroom.benchmarks.planted.plant;

import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Where a plant is planted.
 *
 * @param number its place among the plants of one service
 * @param quota the file of the service's control group that takes its CPU quota; any path where it has none
 */
public record Bed(int number, Truth truth, long seed, Path quota) {

    /** How often timers go off. */
    static final long EVERY_MILLIS = 900;

    /** When a timer first goes off: the causes of two seeds meet other requests. */
    long phaseMillis() {
        return new SplittableRandom(seed).nextLong(EVERY_MILLIS);
    }

    void stalled(long startNanos, long endNanos) {
        truth.add(new Truth.Stall(number, startNanos, endNanos));
    }
}
