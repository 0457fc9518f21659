package dev.headroom.profile;

import dev.headroom.measure.Interval;
import dev.headroom.measure.Proportion;

/**
 * Which part of a profile's weight something has, and how sure that is.
 *
 * @param samples that met it, of all samples; of none where nothing was sampled, and the share is exact
 */
public record WeightShare(long weight, long totalWeight, Proportion samples) {

    /** Of weights that were measured whole. */
    public static WeightShare exactly(long weight, long totalWeight) {
        return new WeightShare(weight, totalWeight, new Proportion(0, 0));
    }

    public double share() {
        return totalWeight == 0 ? 0 : weight / (double) totalWeight;
    }

    public boolean isExact() {
        return samples.trials() == 0;
    }

    /**
     * From 0 to 1: the samples' interval (Wilson, 95 %), scaled where these samples weigh differently from the others. A
     * weight that no sample stands for has none.
     */
    public Interval interval() {
        double share = share();
        if (isExact() || (samples.successes() == 0 && weight > 0)) {
            return Interval.exactly(share);
        }
        Interval counted = samples.interval();
        if (samples.successes() == 0) {
            return counted;
        }
        double scale = share / samples.share();
        return new Interval(
                Math.min(share, counted.low() * scale), share, Math.max(share, Math.min(1, counted.high() * scale)));
    }

    /** Whether the interval is as wide as the share to either side, so that it may as well be next to nothing. */
    public boolean isNoise() {
        return interval().halfWidth() >= share() && !isExact();
    }
}
