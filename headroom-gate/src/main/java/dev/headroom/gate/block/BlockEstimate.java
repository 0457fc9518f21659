package dev.headroom.gate.block;

import dev.headroom.gate.metric.Metric;
import dev.headroom.measure.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * The mean change over blocks, with what is needed to bound it. Per block d = ln after − ln before, or after − before where a metric
 * of 0 has no logarithm; blocks are independent, so the mean of the d has a distribution that a few of them tell: Student's t
 * under {@value #BOOTSTRAP_FROM} blocks, from there on a studentised bootstrap over blocks and, where runs were kept in
 * {@link Stretches}, over stretches inside them.
 *
 * <p>All levels are one-sided. Immutable.
 */
public final class BlockEstimate {

    /** From so many blocks on the bootstrap has enough to draw from. */
    static final int BOOTSTRAP_FROM = 10;

    private static final long SEED = 0x6865_6164L;

    private final Change.Scale scale;
    private final int blocks;
    private final double mean;
    private final double deviation;
    private final Reference reference;

    private BlockEstimate(Change.Scale scale, int blocks, double mean, double deviation, Reference reference) {
        this.scale = scale;
        this.blocks = blocks;
        this.mean = mean;
        this.deviation = deviation;
        this.reference = reference;
    }

    /** Of at least 2 blocks. */
    public static BlockEstimate of(List<Block> blocks) {
        if (blocks.size() < 2) {
            throw new IllegalArgumentException("A spread takes at least 2 blocks, got " + blocks.size());
        }
        boolean ratios = blocks.stream().allMatch(Block::hasRatio);
        ToDoubleFunction<Block> scale = ratios ? Block::logRatio : Block::difference;
        double[] values = blocks.stream().mapToDouble(scale).toArray();
        double mean = StudentInterval.mean(values);
        double deviation = StudentInterval.deviation(values, mean);
        return new BlockEstimate(
                ratios ? Change.Scale.RATIO : Change.Scale.DIFFERENCE,
                values.length,
                mean,
                deviation,
                reference(blocks, ratios, values, deviation));
    }

    /** By how much a metric got worse: of what is better the more there is, the sides change places. At least 2 blocks. */
    public static BlockEstimate ofWorsening(Metric metric, List<Block> blocks) {
        return of(metric.higherIsBetter() ? blocks.stream().map(Block::turned).toList() : blocks);
    }

    private static Reference reference(List<Block> blocks, boolean ratios, double[] values, double deviation) {
        if (values.length < BOOTSTRAP_FROM || deviation == 0) {
            return new StudentReference(values.length - 1);
        }
        boolean stretches = ratios && blocks.stream().allMatch(Block::hasStretches);
        var random = new SplittableRandom(SEED);
        List<double[]> deviations = new ArrayList<>();
        for (Block block : blocks) {
            deviations.add(stretches ? deviations(block, random) : new double[1]);
        }
        return BootstrapReference.of(
                values, deviations, stretches ? Method.HIERARCHICAL_BOOTSTRAP : Method.BLOCK_BOOTSTRAP);
    }

    private static double[] deviations(Block block, SplittableRandom random) {
        double[] before = RedrawnSide.logDeviations(block.before().stretches(), random);
        double[] after = RedrawnSide.logDeviations(block.after().stretches(), random);
        double[] both = new double[Math.min(before.length, after.length)];
        for (int i = 0; i < both.length; i++) {
            both[i] = after[i] - before[i];
        }
        return both;
    }

    /** What {@link #mean()} counts: logarithms of ratios or differences. */
    public Change.Scale scale() {
        return scale;
    }

    public Method method() {
        return reference.method();
    }

    public int blocks() {
        return blocks;
    }

    /** The mean of the blocks' d. */
    public double mean() {
        return mean;
    }

    /** The deviation of one block's d. */
    public double deviation() {
        return deviation;
    }

    public double standardError() {
        return deviation / Math.sqrt(blocks);
    }

    /** The bound that the true mean lies above, but for this chance. */
    public double lowerBound(double level) {
        return mean - Math.max(0, reference.upper(level)) * standardError();
    }

    /** The bound that the true mean lies below, but for this chance. */
    public double upperBound(double level) {
        return mean - Math.min(0, reference.lower(level)) * standardError();
    }

    /** Both bounds, each at half of what the confidence leaves. */
    public Interval interval(double confidence) {
        double level = (1 - confidence) / 2;
        return new Interval(lowerBound(level), mean, upperBound(level));
    }

    /** That the true mean is above {@code value}: the chance of one so high or higher were it not. */
    public double pValueAbove(double value) {
        double distance = mean - value;
        return distance == 0 ? 1 : standardError() == 0 ? certain(distance < 0) : reference.above(scaled(distance));
    }

    /** That the true mean is below {@code value}: the chance of one so low or lower were it not. */
    public double pValueBelow(double value) {
        double distance = mean - value;
        return distance == 0 ? 1 : standardError() == 0 ? certain(distance > 0) : reference.below(scaled(distance));
    }

    /** That anything changed, two-sided: the chance of a mean so far from 0 or farther had nothing. */
    public double pValue() {
        return Math.min(1, 2 * Math.min(pValueAbove(0), pValueBelow(0)));
    }

    /**
     * How many more blocks would decide if mean and spread stayed as they are: the fewest whose half width t(n − 1) · s ⁄ √n is below the
     * room there is.
     *
     * @param room distance from the mean to what it must not reach
     * @param levelAt by the number of all blocks
     * @return at least 1, at most {@link BlockRule#MOST_BLOCKS}, which also stands for more than that
     */
    public int moreBlocks(double room, IntToDoubleFunction levelAt) {
        return BlockRule.fewestMore(more -> {
            int all = blocks + more;
            double t = new StudentReference(all - 1).upper(levelAt.applyAsDouble(all));
            return t * deviation / Math.sqrt(all) < room;
        });
    }

    private double scaled(double distance) {
        return distance / standardError();
    }

    private static double certain(boolean likely) {
        return likely ? 1 : 0;
    }
}
