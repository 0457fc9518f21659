package dev.headroom.profile.diff;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** What a standardised difference follows when nothing changed: normal, or t where the variance is estimated itself. */
final class Standard {

    private static final double LEVEL = 0.05;
    private static final double POWER = 0.8;

    private final ContinuousDistribution distribution;
    private final double critical;
    private final double power;

    private Standard(ContinuousDistribution distribution) {
        this.distribution = distribution;
        critical = critical(LEVEL);
        power = distribution.inverseCumulativeProbability(POWER);
    }

    static Standard of(Dispersion dispersion) {
        double freedom = dispersion.own() + dispersion.borrowed();
        return new Standard(dispersion.own() == 0 ? NormalDistribution.of(0, 1) : TDistribution.of(freedom));
    }

    /** The two-sided critical value of a 95 % interval. */
    double critical() {
        return critical;
    }

    /** How far beyond a critical value a change lies that is called four times in five. */
    double power() {
        return power;
    }

    double critical(double level) {
        return distribution.inverseSurvivalProbability(level / 2);
    }

    /** Two-sided, of a statistic that is not negative. */
    double pValue(double statistic) {
        return Math.min(1, 2 * distribution.survivalProbability(statistic));
    }
}
