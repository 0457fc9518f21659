package dev.headroom.profile.diff;

import org.apache.commons.statistics.distribution.ContinuousDistribution;

/**
 * From which size on a change can be seen.
 *
 * @param standard what the test's statistic follows when nothing changed
 * @param dispersion how many times more counts vary than sampling makes them
 */
record Sight(Exposures exposures, ContinuousDistribution standard, double dispersion) {

    private static final double POWER = 0.8;
    private static final int ROUNDS = 30;

    /**
     * The smallest growth that would be called at this level four times in five, from a rate: the distances for level and power,
     * each with the variance that holds there, found by iteration.
     */
    double smallestVisible(double before, double level) {
        double most = exposures.shares() ? Math.max(0, 1 - before) : Double.POSITIVE_INFINITY;
        double call = standard.inverseSurvivalProbability(level / 2);
        double power = standard.inverseCumulativeProbability(POWER);
        double growth = 0;
        for (int round = 0; round < ROUNDS; round++) {
            growth = Math.min(most, call * unchangedError(before, growth) + power * changedError(before, growth));
        }
        return growth;
    }

    private double unchangedError(double before, double growth) {
        double share = exposures.head() / (exposures.base() + exposures.head());
        double pooled = before + growth * share;
        return Math.sqrt(
                dispersion * exposures.variance(pooled) * (1 / exposures.base() + 1 / exposures.head()));
    }

    private double changedError(double before, double growth) {
        return Math.sqrt(dispersion
                * (exposures.variance(before) / exposures.base()
                        + exposures.variance(before + growth) / exposures.head()));
    }
}
