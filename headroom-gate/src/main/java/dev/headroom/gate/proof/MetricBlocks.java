package dev.headroom.gate.proof;

import dev.headroom.gate.Reading;
import dev.headroom.gate.Subject;
import dev.headroom.gate.block.Block;
import dev.headroom.gate.block.Side;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.SubjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One metric's blocks, read from pairs of runs.
 *
 * @param blocks in the order they were measured; empty where some run lacks the metric
 * @param missing why there are none, a sentence; empty where there are
 */
record MetricBlocks(Subject subject, Metric metric, List<Block> blocks, String missing) {

    MetricBlocks {
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty() == missing.isEmpty()) {
            throw new IllegalArgumentException("A metric has blocks, or a reason why not: " + metric.id());
        }
    }

    /** @param pairs at least one */
    static MetricBlocks of(List<RunPair> pairs, Subject subject, Metric metric) {
        List<Block> blocks = new ArrayList<>();
        for (RunPair pair : pairs) {
            Reading before = Reading.of(pair.before().measurement(), subject, metric);
            Reading after = Reading.of(pair.after().measurement(), subject, metric);
            Optional<String> missing = missing(before, subject, metric).or(() -> missing(after, subject, metric));
            if (missing.isPresent()) {
                return new MetricBlocks(subject, metric, List.of(), missing.get());
            }
            blocks.add(new Block(
                    new Side(before.value().orElseThrow(), pair.before().stretches(subject, metric)),
                    new Side(after.value().orElseThrow(), pair.after().stretches(subject, metric))));
        }
        return new MetricBlocks(subject, metric, blocks, "");
    }

    private static Optional<String> missing(Reading reading, Subject subject, Metric metric) {
        if (reading.value().isEmpty()) {
            return Optional.of(reading.missing());
        }
        return reading.shortOf(metric) > 0 && subject.kind() == SubjectKind.ENDPOINT
                ? Optional.of("A run has " + reading.count() + " requests, " + metric.id() + " needs "
                        + (reading.count() + reading.shortOf(metric)) + ": give a longer window.")
                : Optional.empty();
    }
}
