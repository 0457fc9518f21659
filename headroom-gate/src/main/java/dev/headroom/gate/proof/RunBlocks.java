package dev.headroom.gate.proof;

import dev.headroom.gate.Reading;
import dev.headroom.gate.Subject;
import dev.headroom.gate.block.Block;
import dev.headroom.gate.block.Side;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.SubjectKind;
import dev.headroom.measure.run.RunMeasurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One metric of one subject, read from the runs of every block.
 *
 * @param blocks in the order they were measured; empty where some run lacks the metric
 * @param missing why there are none, a sentence; empty where there are
 */
public record RunBlocks(List<Block> blocks, String missing) {

    public RunBlocks {
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty() == missing.isEmpty()) {
            throw new IllegalArgumentException("There are blocks, or a reason why not");
        }
    }

    /** @param pairs at least one */
    public static RunBlocks of(List<RunPair> pairs, Subject subject, Metric metric) {
        List<Block> blocks = new ArrayList<>();
        for (RunPair pair : pairs) {
            Reading before = Reading.of(pair.before(), subject, metric);
            Reading after = Reading.of(pair.after(), subject, metric);
            Optional<String> missing =
                    missing(pair.before(), before, metric).or(() -> missing(pair.after(), after, metric));
            if (missing.isPresent()) {
                return new RunBlocks(List.of(), missing.get());
            }
            blocks.add(new Block(
                    new Side(
                            before.value().orElseThrow(),
                            pair.beforeStretches().of(subject, metric)),
                    new Side(
                            after.value().orElseThrow(), pair.afterStretches().of(subject, metric))));
        }
        return new RunBlocks(blocks, "");
    }

    private static Optional<String> missing(RunMeasurement run, Reading reading, Metric metric) {
        if (reading.value().isEmpty()) {
            return Optional.of(reading.missing());
        }
        return reading.shortOf(metric) > 0 && metric.group().subject() == SubjectKind.ENDPOINT
                ? Optional.of("Run " + run.id() + " has " + reading.count() + " requests, " + metric.id() + " needs "
                        + (reading.count() + reading.shortOf(metric)) + ": give a longer window.")
                : Optional.empty();
    }
}
