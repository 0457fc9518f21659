package dev.headroom.gate.proof;

import dev.headroom.gate.Subject;
import dev.headroom.gate.metric.Metric;
import dev.headroom.measure.Interval;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Judges one metric by its blocks. Per block d = ln after − ln before; the mean of the d has a t interval, as blocks are
 * independent and few. Improved or worse: the interval lies on one side of no change, and the estimate beyond the margin.
 * Unchanged: the whole interval lies within the margin (Schuirmann, "A comparison of the two one-sided tests procedure",
 * J. Pharmacokinet. Biopharm. 15, 1987, at 2.5 % a side).
 *
 * @param margin the smallest relative change that matters, above 0 and below 1: 0.05 is 5 %
 */
public record BlockRule(double margin) {

    /** No plan of more blocks than this is worth proposing. */
    public static final int MOST_BLOCKS = 1000;

    private static final double CONFIDENCE = 0.95;

    /** What a mean of whole numbers may drift by requests cut off at either end of a window. */
    private static final double ROUNDING = 0.005;

    public BlockRule {
        if (!(margin > 0 && margin < 1)) {
            throw new IllegalArgumentException("A margin lies between 0 and 1, got " + margin);
        }
    }

    /** A change below 5 % is none. */
    public static BlockRule standard() {
        return new BlockRule(0.05);
    }

    /** Judges blocks of one metric, at least one. */
    public MetricProof judge(Subject subject, Metric metric, List<Block> blocks) {
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("A metric is judged by at least one block: " + metric.id());
        }
        if (isExact(metric, blocks)) {
            return exact(subject, metric, blocks);
        }
        boolean ratios = blocks.stream().allMatch(Block::hasRatio);
        ToDoubleFunction<Block> scale = ratios ? Block::logRatio : Block::difference;
        List<Double> values = blocks.stream().mapToDouble(scale).boxed().toList();
        if (values.size() < 2) {
            Change only = new Change(
                    ratios ? Change.Scale.RATIO : Change.Scale.DIFFERENCE,
                    Interval.exactly(ratios ? Math.exp(values.get(0)) : values.get(0)),
                    1);
            return proof(subject, metric, blocks, only, false, MetricVerdict.CANNOT_TELL, 1);
        }
        Interval interval = StudentInterval.of(values, CONFIDENCE);
        double limit = ratios ? Math.log1p(margin) : 0;
        MetricVerdict verdict = verdict(interval, limit);
        int more = verdict == MetricVerdict.CANNOT_TELL ? moreBlocks(values.size(), interval, limit) : 0;
        double pValue = pValue(values.size(), interval);
        Change change = ratios
                ? new Change(Change.Scale.RATIO, interval.mapRising(Math::exp), pValue)
                : new Change(Change.Scale.DIFFERENCE, interval, pValue);
        return proof(subject, metric, blocks, change, false, verdict, more);
    }

    /** A metric that unchanged code repeats, and did repeat; or one that was 0 in every run. */
    private static boolean isExact(Metric metric, List<Block> blocks) {
        boolean allZero = blocks.stream().allMatch(block -> block.before() == 0 && block.after() == 0);
        return allZero || (metric.isDeterministic() && isSame(blocks, Block::before) && isSame(blocks, Block::after));
    }

    private static boolean isSame(List<Block> blocks, ToDoubleFunction<Block> side) {
        double first = side.applyAsDouble(blocks.get(0));
        return blocks.stream().allMatch(block -> Math.abs(side.applyAsDouble(block) - first) <= ROUNDING);
    }

    private static MetricProof exact(Subject subject, Metric metric, List<Block> blocks) {
        double before = blocks.stream().mapToDouble(Block::before).average().orElseThrow();
        double after = blocks.stream().mapToDouble(Block::after).average().orElseThrow();
        boolean same = Math.abs(after - before) <= ROUNDING;
        Change change = before > 0 && after > 0
                ? new Change(Change.Scale.RATIO, Interval.exactly(after / before), same ? 1 : 0)
                : new Change(Change.Scale.DIFFERENCE, Interval.exactly(after - before), same ? 1 : 0);
        MetricVerdict verdict =
                same ? MetricVerdict.UNCHANGED : after < before ? MetricVerdict.IMPROVED : MetricVerdict.WORSE;
        return proof(subject, metric, blocks, change, true, verdict, 0);
    }

    private static MetricProof proof(
            Subject subject,
            Metric metric,
            List<Block> blocks,
            Change change,
            boolean exact,
            MetricVerdict verdict,
            int moreBlocks) {
        return new MetricProof(subject, metric, blocks, Optional.of(change), exact, verdict, moreBlocks, "");
    }

    /** @param limit of the logarithm, or of a difference, of which any is beyond the margin, 0 */
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

    /**
     * How many more would decide if estimate and spread stayed as they are: the smallest n whose half width t(n − 1) · s ⁄ √n is
     * below the distance from the estimate to what it must not reach, no change or the nearer margin.
     */
    private static int moreBlocks(int n, Interval interval, double limit) {
        double size = Math.abs(interval.best());
        double room = size > limit ? size : limit - size;
        double spread = interval.halfWidth() * Math.sqrt(n) / StudentInterval.quantile(n - 1, CONFIDENCE);
        int tooFew = 0;
        int enough = MOST_BLOCKS;
        while (enough - tooFew > 1) {
            int more = (tooFew + enough) / 2;
            double half = StudentInterval.quantile(n + more - 1, CONFIDENCE) * spread / Math.sqrt(n + more);
            if (half < room) {
                enough = more;
            } else {
                tooFew = more;
            }
        }
        return enough;
    }

    private static double pValue(int n, Interval interval) {
        if (interval.best() == 0) {
            return 1;
        } else if (interval.halfWidth() == 0) {
            return 0;
        }
        double t = Math.abs(interval.best()) / interval.halfWidth() * StudentInterval.quantile(n - 1, CONFIDENCE);
        return Math.min(1, 2 * TDistribution.of(n - 1).survivalProbability(t));
    }
}
