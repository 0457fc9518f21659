package dev.headroom.gate.proof;

/**
 * One metric in one block: a fresh process of each side, measured right after one another.
 *
 * @param before the metric of the side before the change, in its unit
 * @param after the metric of the side after it
 */
public record Block(double before, double after) {

    public Block {
        if (!(before >= 0 && after >= 0 && Double.isFinite(before) && Double.isFinite(after))) {
            throw new IllegalArgumentException("A metric is a number from 0 on, got " + before + " and " + after);
        }
    }

    /** ln after − ln before: below 0 where the metric fell. Both are above 0. */
    double logRatio() {
        return Math.log(after) - Math.log(before);
    }

    double difference() {
        return after - before;
    }

    boolean hasRatio() {
        return before > 0 && after > 0;
    }
}
