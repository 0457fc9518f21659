package dev.headroom.profile.diff;

/**
 * From which size on a change is called four times in five.
 *
 * @param critical what a standardised difference has to exceed to be called
 * @param power how far beyond that it has to lie to be called so often
 */
record Sight(Exposures exposures, double critical, double power) {

    private static final int ROUNDS = 30;

    /**
     * The smallest growth from a rate that would be called: the distances for level and power, each with the variance that holds
     * there, found by iteration.
     *
     * @param dispersion how many times more counts vary than sampling makes them
     */
    double smallestVisible(double before, double dispersion) {
        double most = exposures.shares() ? Math.max(0, 1 - before) : Double.POSITIVE_INFINITY;
        double growth = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double distance = critical * unchangedError(before, growth) + power * changedError(before, growth);
            growth = Math.min(most, Math.sqrt(dispersion) * distance);
        }
        return growth;
    }

    private double unchangedError(double before, double growth) {
        double share = exposures.head() / (exposures.base() + exposures.head());
        double pooled = before + growth * share;
        return Math.sqrt(exposures.variance(pooled) * (1 / exposures.base() + 1 / exposures.head()));
    }

    private double changedError(double before, double growth) {
        return Math.sqrt(
                exposures.variance(before) / exposures.base() + exposures.variance(before + growth) / exposures.head());
    }
}
