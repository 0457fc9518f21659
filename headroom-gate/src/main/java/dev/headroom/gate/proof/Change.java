package dev.headroom.gate.proof;

import dev.headroom.measure.Interval;

/**
 * By how much a metric changed.
 *
 * @param scale what the interval counts
 * @param interval 95 %; of no width where the metric is the same in every run of a side, or where there is one block only
 * @param pValue the chance of blocks that differ this much or more had nothing changed (two-sided t test); 1 where one block
 *     cannot tell
 */
public record Change(Scale scale, Interval interval, double pValue) {

    /** What a change is counted in. */
    public enum Scale {
        /** After over before; 1 is no change. */
        RATIO,
        /** After less before, in the metric's unit, where one of them is 0 and has no ratio; 0 is no change. */
        DIFFERENCE
    }

    public Change {
        if (!(pValue >= 0 && pValue <= 1)) {
            throw new IllegalArgumentException("A p-value lies between 0 and 1, got " + pValue);
        }
    }

    /** What was saved of the metric before, as a share: 1 − after ⁄ before; below 0 where it rose. */
    public Interval savedShare() {
        if (scale != Scale.RATIO) {
            throw new IllegalStateException("What changes from or to 0 has no share");
        }
        return new Interval(1 - interval.high(), 1 - interval.best(), 1 - interval.low());
    }
}
