package dev.headroom.gate.block;

/**
 * One metric in one block: a fresh process of each side, measured right after one another.
 *
 * @param before the side before the change
 * @param after the side after it
 */
public record Block(Side before, Side after) {

    /** A block whose runs were not kept in stretches. */
    public static Block of(double before, double after) {
        return new Block(Side.of(before), Side.of(after));
    }

    /** The same with its sides changed. */
    Block turned() {
        Side first = after;
        Side second = before;
        return new Block(first, second);
    }

    /** ln after − ln before: below 0 where the metric fell. Both are above 0. */
    double logRatio() {
        return Math.log(after.value()) - Math.log(before.value());
    }

    double difference() {
        return after.value() - before.value();
    }

    boolean hasRatio() {
        return before.value() > 0 && after.value() > 0;
    }

    boolean hasStretches() {
        return before.stretches().count() > 1 && after.stretches().count() > 1;
    }
}
