package dev.headroom.gate.block;

import dev.headroom.gate.Subject;
import dev.headroom.gate.metric.Metric;
import java.util.List;
import java.util.Optional;

/**
 * One metric, judged by blocks.
 *
 * @param blocks its values, in the order they were measured; empty where some run lacks it
 * @param change empty where there are no blocks
 * @param moreBlocks about how many more would decide; 0 where it is decided, {@link BlockRule#MOST_BLOCKS} where more than that
 * @param missing why there are no blocks, a sentence; empty where there are
 */
public record MetricProof(
        Subject subject,
        Metric metric,
        List<Block> blocks,
        Optional<Change> change,
        MetricVerdict verdict,
        int moreBlocks,
        String missing) {

    public MetricProof {
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty() == missing.isEmpty() || blocks.isEmpty() != change.isEmpty()) {
            throw new IllegalArgumentException("A metric has blocks and a change, or a reason why not: " + metric.id());
        }
        if (verdict != MetricVerdict.CANNOT_TELL && moreBlocks > 0) {
            throw new IllegalArgumentException("What is decided needs no more blocks: " + metric.id());
        }
    }

    /** Of a metric that some run lacks. */
    public static MetricProof missing(Subject subject, Metric metric, String reason) {
        return new MetricProof(subject, metric, List.of(), Optional.empty(), MetricVerdict.CANNOT_TELL, 0, reason);
    }

    /** Whether every run of a side repeats its value, so that no statistics are needed. */
    public boolean exact() {
        return change.filter(c -> c.method() == Method.EXACT).isPresent();
    }

    public boolean isMeasured() {
        return !blocks.isEmpty();
    }

    /** Mean over the blocks, in the metric's unit. */
    public double meanBefore() {
        return blocks.stream()
                .mapToDouble(block -> block.before().value())
                .average()
                .orElse(0);
    }

    /** Mean over the blocks, in the metric's unit. */
    public double meanAfter() {
        return blocks.stream()
                .mapToDouble(block -> block.after().value())
                .average()
                .orElse(0);
    }
}
