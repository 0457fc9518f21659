package dev.headroom.gate.block;

/**
 * One metric of one run, the one side of a block.
 *
 * @param value in the metric's unit, from 0 on
 * @param stretches the run cut into stretches of time, of which the value was read; {@link Stretches#none()} where they were not kept
 */
public record Side(double value, Stretches stretches) {

    public Side {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("A metric is a number from 0 on, got " + value);
        }
    }

    public static Side of(double value) {
        return new Side(value, Stretches.none());
    }
}
