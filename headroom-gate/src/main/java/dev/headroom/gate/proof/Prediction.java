package dev.headroom.gate.proof;

import dev.headroom.gate.metric.Metric;
import dev.headroom.measure.Interval;
import java.util.List;

/**
 * What a change was said to save of one metric before it was made.
 *
 * @param savedShare of the metric before the change, at most 1; mean of what each run before the change predicted
 * @param runs how many of them did
 */
public record Prediction(Metric metric, Interval savedShare, int runs) {

    public Prediction {
        if (runs < 1 || savedShare.high() > 1) {
            throw new IllegalArgumentException(
                    "A prediction comes from a run and saves no more than there is, got " + savedShare + " of " + runs);
        }
    }

    /** Low with low, best with best, high with high: no narrower than one run's, as they err alike. */
    public static Prediction meanOf(Metric metric, List<Interval> savedShares) {
        return new Prediction(
                metric,
                new Interval(
                        savedShares.stream()
                                .mapToDouble(Interval::low)
                                .average()
                                .orElseThrow(),
                        savedShares.stream()
                                .mapToDouble(Interval::best)
                                .average()
                                .orElseThrow(),
                        savedShares.stream()
                                .mapToDouble(Interval::high)
                                .average()
                                .orElseThrow()),
                savedShares.size());
    }
}
