package dev.headroom.diagnose;

import dev.headroom.measure.Interval;

/**
 * What fixing a finding is predicted to save on one metric of its endpoint; a prediction until a proof has measured it. Where
 * nothing but a profile is known, the metric is a total of that profile: what all of its samples weigh.
 *
 * @param metric {@code p(50)}, {@code p(95)}, {@code p(99)}, {@code cpu/request}, {@code bytes/request}, {@code
 *     queries/request} or {@code heap.live}; of a profile {@code cpu}, {@code wall}, {@code bytes} or the name of its sample type
 * @param unit {@code nanoseconds}, {@code bytes}, {@code queries}, or a sample type's own
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
