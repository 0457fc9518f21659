package dev.headroom.gate.block;

import dev.headroom.gate.Subject;
import dev.headroom.gate.metric.Metric;
import dev.headroom.measure.Interval;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Whether a metric changed, by its blocks. Improved or worse: the interval lies on one side of no change, and the estimate beyond the
 * margin. Unchanged: the whole interval lies within the margin (Schuirmann, "A comparison of the two one-sided tests procedure",
 * J. Pharmacokinet. Biopharm. 15, 1987). Which interval, says {@link BlockEstimate}; what repeats is compared exactly.
 *
 * @param margin the smallest relative change that matters, above 0 and below 1: 0.05 is 5 %
 * @param confidence of the interval; {@code Looks.confidenceAt} where blocks are looked at on the way
 */
public record BlockRule(double margin, double confidence) {

    /** No plan of more blocks than this is worth proposing. */
    public static final int MOST_BLOCKS = 1000;

    private static final double STANDARD_CONFIDENCE = 0.95;

    public BlockRule {
        if (!(margin > 0 && margin < 1)) {
            throw new IllegalArgumentException("A margin lies between 0 and 1, got " + margin);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("A confidence lies between 0 and 1, got " + confidence);
        }
    }

    /** At 95 %. */
    public BlockRule(double margin) {
        this(margin, STANDARD_CONFIDENCE);
    }

    /** A change below 5 % is none. */
    public static BlockRule standard() {
        return new BlockRule(0.05);
    }

    public BlockRule withConfidence(double other) {
        return new BlockRule(margin, other);
    }

    /**
     * The fewest more that are enough.
     *
     * @param areEnough of so many more; true from some number on
     * @return at least 1, at most {@value #MOST_BLOCKS}, which also stands for more than that
     */
    public static int fewestMore(IntPredicate areEnough) {
        int tooFew = 0;
        int enough = MOST_BLOCKS;
        while (enough - tooFew > 1) {
            int more = (tooFew + enough) / 2;
            if (areEnough.test(more)) {
                enough = more;
            } else {
                tooFew = more;
            }
        }
        return enough;
    }

    /** Judges blocks of one metric, at least one. */
    public MetricProof judge(Subject subject, Metric metric, List<Block> blocks) {
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("A metric is judged by at least one block: " + metric.id());
        }
        Optional<Repeats> repeats = Repeats.of(metric, blocks);
        if (repeats.isPresent()) {
            Change change = repeats.get().change(confidence);
            return proof(subject, metric, blocks, change, verdict(metric, repeats.get()), 0);
        }
        if (blocks.size() == 1) {
            Change change = Change.single(blocks.get(0), confidence);
            return proof(subject, metric, blocks, change, MetricVerdict.CANNOT_TELL, 1);
        }
        BlockEstimate estimate = BlockEstimate.of(blocks);
        double limit = estimate.scale() == Change.Scale.RATIO ? Math.log1p(margin) : 0;
        MetricVerdict fell = verdict(estimate.interval(confidence), limit);
        MetricVerdict verdict = metric.higherIsBetter() ? fell.turned() : fell;
        int more = verdict == MetricVerdict.CANNOT_TELL ? moreBlocks(estimate, limit) : 0;
        return proof(subject, metric, blocks, Change.of(estimate, confidence), verdict, more);
    }

    private static MetricProof proof(
            Subject subject, Metric metric, List<Block> blocks, Change change, MetricVerdict verdict, int more) {
        return new MetricProof(subject, metric, blocks, Optional.of(change), verdict, more, "");
    }

    /** Of whole numbers any change is one; of bytes only what is beyond the margin. */
    private MetricVerdict verdict(Metric metric, Repeats repeats) {
        double none = repeats.scale() == Change.Scale.RATIO ? 1 : 0;
        double change = repeats.interval().best() - none;
        boolean matters = metric.isDeterministic() || none == 0 || change > margin || change < -margin / (1 + margin);
        return !repeats.moved() || !matters
                ? MetricVerdict.UNCHANGED
                : change < 0 == metric.higherIsBetter() ? MetricVerdict.WORSE : MetricVerdict.IMPROVED;
    }

    /**
     * Of a metric of which less is better.
     *
     * @param limit of the logarithm, or of a difference, of which any is beyond the margin, 0
     */
    private static MetricVerdict verdict(Interval interval, double limit) {
        if (interval.high() < 0 && interval.best() < -limit) {
            return MetricVerdict.IMPROVED;
        } else if (interval.low() > 0 && interval.best() > limit) {
            return MetricVerdict.WORSE;
        }
        return -limit <= interval.low() && interval.high() <= limit
                ? MetricVerdict.UNCHANGED
                : MetricVerdict.CANNOT_TELL;
    }

    private int moreBlocks(BlockEstimate estimate, double limit) {
        double size = Math.abs(estimate.mean());
        double room = size > limit ? size : limit - size;
        double level = (1 - confidence) / 2;
        return estimate.moreBlocks(room, blocks -> level);
    }
}
