package dev.headroom.load.internal.engine;

/**
 * How long before an intended start the loop stops sleeping: at least what the plan says, and as much longer as this host
 * wakes late nine times in ten. It follows that quantile by small steps, up after a late waking nine times as far as down
 * after another (stochastic approximation, Robbins and Monro 1951), and never goes beyond {@link #MOST_NANOS}, so that a host
 * that stalls does not make the loop spin for good. Lives on the load thread.
 */
final class SpinMargin {

    static final long MOST_NANOS = 300_000;

    private static final long STEP_NANOS = 500;
    private static final int UP = 9;

    private final long leastNanos;
    private long nanos;

    /** @param leastNanos 0 to never spin */
    SpinMargin(long leastNanos) {
        this.leastNanos = leastNanos;
        nanos = leastNanos;
    }

    long nanos() {
        return nanos;
    }

    /** The loop slept until an instant or longer, and nothing else woke it. */
    void woke(long lateNanos) {
        if (leastNanos > 0) {
            long next = lateNanos > nanos ? nanos + UP * STEP_NANOS : nanos - STEP_NANOS;
            nanos = Math.max(leastNanos, Math.min(Math.max(leastNanos, MOST_NANOS), next));
        }
    }
}
