package dev.headroom.gate.block;

import dev.headroom.gate.metric.Metric;
import dev.headroom.measure.Interval;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/**
 * Blocks of a metric that unchanged code repeats, and that did repeat: they are compared without statistics, so that two blocks find what
 * is there and nothing is found by chance. Statements per request repeat as whole numbers, whose mean drifts by requests cut off
 * at either end of a window; bytes per request repeat but for what the compiler saves now and then; and 0 in every run is 0.
 *
 * @param interval after ⁄ before, or after − before where one is 0
 * @param moved whether the difference is more than repeating allows
 */
public record Repeats(Change.Scale scale, Interval interval, boolean moved) {

    /** What a mean of whole numbers may drift by, absolute. */
    static final double ROUNDING = 0.005;

    /** How far bytes per request of one side may lie apart and still count as the same, as a share. */
    static final double SAME_BYTES = 0.01;

    /** Empty where some side does not repeat, or the metric is not one that would. */
    public static Optional<Repeats> of(Metric metric, List<Block> blocks) {
        DoubleSummaryStatistics before =
                blocks.stream().mapToDouble(block -> block.before().value()).summaryStatistics();
        DoubleSummaryStatistics after =
                blocks.stream().mapToDouble(block -> block.after().value()).summaryStatistics();
        boolean allZero = before.getMax() == 0 && after.getMax() == 0;
        if (allZero || (metric.isDeterministic() && isSame(before, ROUNDING) && isSame(after, ROUNDING))) {
            boolean moved = Math.abs(after.getAverage() - before.getAverage()) > ROUNDING;
            return Optional.of(exact(before.getAverage(), after.getAverage(), moved));
        }
        boolean bytes = metric == Metric.BYTES_PER_REQUEST && blocks.size() > 1 && before.getMin() > 0;
        if (bytes && isSame(before, SAME_BYTES * before.getMin()) && isSame(after, SAME_BYTES * after.getMin())) {
            return Optional.of(extremes(before, after));
        }
        return Optional.empty();
    }

    private static boolean isSame(DoubleSummaryStatistics side, double apart) {
        return side.getMax() - side.getMin() <= apart;
    }

    private static Repeats exact(double before, double after, boolean moved) {
        return before > 0 && after > 0
                ? new Repeats(Change.Scale.RATIO, Interval.exactly(after / before), moved)
                : new Repeats(Change.Scale.DIFFERENCE, Interval.exactly(after - before), moved);
    }

    /** From the least after over the most before to the most over the least: no run says anything beyond. */
    private static Repeats extremes(DoubleSummaryStatistics before, DoubleSummaryStatistics after) {
        double ratio = after.getAverage() / before.getAverage();
        var interval = new Interval(after.getMin() / before.getMax(), ratio, after.getMax() / before.getMin());
        return new Repeats(Change.Scale.RATIO, interval, Math.abs(ratio - 1) > SAME_BYTES);
    }

    /** What repeats is known to this confidence and any other. */
    public Change change(double confidence) {
        return new Change(scale, interval, confidence, moved ? 0 : 1, Method.EXACT);
    }
}
