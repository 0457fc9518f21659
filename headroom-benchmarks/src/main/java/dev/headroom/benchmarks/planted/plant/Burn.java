package dev.headroom.benchmarks.planted.plant;

import java.util.concurrent.TimeUnit;

/** Ways to spend time: on a processor, or waiting. */
public final class Burn {

    private static final int STEPS = 200;

    private Burn() {}

    /** Computes for so long, by the clock; returns what it computed, so that it is not optimised away. */
    public static long until(long deadlineNanos) {
        long value = deadlineNanos;
        while (System.nanoTime() < deadlineNanos) {
            value = steps(value, STEPS);
        }
        return value;
    }

    /** A fixed amount of work, however long it takes. */
    public static long steps(long seed, int steps) {
        long value = seed;
        for (int i = 0; i < steps; i++) {
            value = value * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        }
        return value;
    }

    /** Sleeps so long, and a little more. */
    public static void sleep(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt(); // the service ends
        }
    }
}
