package dev.headroom.gate.block;

import dev.headroom.measure.Interval;
import java.util.List;

/**
 * By how much a metric changed.
 *
 * @param scale what the interval counts
 * @param interval of this confidence; of no width where there is one block only
 * @param confidence above 0 and below 1; where blocks were looked at on the way, more than over all looks together
 * @param pValue the chance of blocks that differ this much or more had nothing changed, two-sided; 1 where one block cannot tell
 * @param method where the interval comes from
 */
public record Change(Scale scale, Interval interval, double confidence, double pValue, Method method) {

    /** Two blocks that disagree bound nothing; a factor of ten billion says so as well as any. */
    private static final double LARGEST_LOGARITHM = 10 * Math.log(10);

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
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("A confidence lies between 0 and 1, got " + confidence);
        }
    }

    /** What at least 2 blocks say. */
    public static Change of(BlockEstimate estimate, double confidence) {
        Interval interval = estimate.interval(confidence);
        return new Change(
                estimate.scale(),
                estimate.scale() == Scale.RATIO ? interval.mapRising(Change::ratio) : interval,
                confidence,
                estimate.pValue(),
                estimate.method());
    }

    private static double ratio(double logarithm) {
        return Math.exp(Math.max(-LARGEST_LOGARITHM, Math.min(LARGEST_LOGARITHM, logarithm)));
    }

    /** What one block says: a point without a spread. */
    static Change single(Block block, double confidence) {
        boolean ratio = block.hasRatio();
        double value = ratio ? ratio(block.logRatio()) : block.difference();
        return new Change(
                ratio ? Scale.RATIO : Scale.DIFFERENCE, Interval.exactly(value), confidence, 1, Method.SINGLE);
    }

    /** What one block or more say by the statistic that fits their number. */
    public static Change of(List<Block> blocks, double confidence) {
        return blocks.size() == 1 ? single(blocks.get(0), confidence) : of(BlockEstimate.of(blocks), confidence);
    }

    /** What was saved of the metric before, as a share: 1 − after ⁄ before; below 0 where it rose. */
    public Interval savedShare() {
        requireRatio();
        return new Interval(1 - interval.high(), 1 - interval.best(), 1 - interval.low());
    }

    /** The largest change, up or down, that the interval leaves room for, as a share: "no change larger than 3.1 %". */
    public double largestShare() {
        requireRatio();
        return Math.max(Math.abs(1 - interval.low()), Math.abs(interval.high() - 1));
    }

    private void requireRatio() {
        if (scale != Scale.RATIO) {
            throw new IllegalStateException("What changes from or to 0 has no share");
        }
    }
}
