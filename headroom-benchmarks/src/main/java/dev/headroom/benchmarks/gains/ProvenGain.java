package dev.headroom.benchmarks.gains;

import dev.headroom.measure.Interval;
import java.util.Optional;

/**
 * One metric of one repaired habit.
 *
 * @param metric as a budget writes it
 * @param leading whether findings are ranked by it
 * @param predicted share of the metric before that was to go
 * @param measured share that went; empty where some run lacks the metric
 * @param covered whether the predicted interval holds the measured estimate
 * @param overlaps whether the two intervals overlap
 * @param verdict {@code improved}, {@code worse}, {@code unchanged} or {@code cannot-tell}
 * @param blocks how many were measured
 */
public record ProvenGain(
        String metric,
        boolean leading,
        Interval predicted,
        Optional<Interval> measured,
        boolean covered,
        boolean overlaps,
        String verdict,
        int blocks) {

    /** Whether the blocks said anything: a metric they cannot tell is no evidence for its prediction, nor against it. */
    public boolean decided() {
        return measured.isPresent() && !verdict.equals("cannot-tell");
    }
}
