package dev.headroom.gate.comparison;

import dev.headroom.gate.Verdict;
import dev.headroom.measure.Interval;
import dev.headroom.measure.benchmark.Direction;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One metric of one benchmark, judged.
 *
 * @param benchmark with its parameters
 * @param limit how much worse it may get
 * @param ratio head over base, in the metric's own sense: below 1 is less throughput; NaN where there is none
 * @param interval of the ratio; empty where there are too few measurements for one, and where it was compared exactly
 * @param confidence of the interval
 * @param pValue the chance of such a worsening or a larger one had nothing changed; empty without statistics
 * @param blocksNeeded about how many more forks, processes or files on each side would decide; 0 where it is decided or no
 *     number would
 * @param reason whole sentences for people: why this verdict
 */
public record MetricComparison(
        String benchmark,
        RegressLimit limit,
        String unit,
        Direction direction,
        ComparedSide base,
        ComparedSide head,
        double ratio,
        Optional<Interval> interval,
        double confidence,
        ComparisonMethod method,
        OptionalDouble pValue,
        Verdict verdict,
        int blocksNeeded,
        String reason) {

    public MetricComparison {
        if (verdict != Verdict.INCONCLUSIVE && blocksNeeded > 0) {
            throw new IllegalArgumentException("What is decided needs no more blocks: " + benchmark);
        }
    }

    /** As the user named it: {@code p(95)}. */
    public String metric() {
        return limit.metric();
    }

    /** How much worse the head is: above 1 where it is; NaN where there is no ratio. */
    public double worsening() {
        return direction.worsening(ratio);
    }
}
