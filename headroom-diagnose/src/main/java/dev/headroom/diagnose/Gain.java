package dev.headroom.diagnose;

import dev.headroom.measure.Interval;

/**
 * What fixing a finding is predicted to save on one metric of its endpoint; a prediction until a proof has measured it.
 *
 * @param metric {@code p(50)}, {@code p(95)}, {@code p(99)}, {@code cpu/request}, {@code bytes/request} or {@code
 *     queries/request}
 * @param unit {@code nanoseconds}, {@code bytes} or {@code queries}
 * @param current the metric now, in that unit
 * @param saved how much of it would go, in that unit
 * @param model one sentence: how the prediction was made
 */
public record Gain(String metric, String unit, double current, Interval saved, String model) {

    /** The saving as a share of the metric now, 0 to 1; what findings are ranked by. */
    public double share() {
        return current <= 0 ? 0 : Math.max(0, Math.min(1, saved.best() / current));
    }
}
