package dev.headroom.gate.comparison;

import dev.headroom.measure.Interval;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Two independent groups: mean difference of logarithms ± t(1 − α/2, ν) · √(s₁²/n₁ + s₂²/n₂) with the degrees of freedom ν
 * of Welch, "The generalization of 'Student's' problem when several different population variances are involved",
 * Biometrika 34 (1947). The ratio is thus one of geometric means.
 *
 * @param base mean, variance and number of the base's logarithms
 * @param head likewise
 */
record WelchLogs(Moments base, Moments head) {

    /** Mean and variance of logarithms. */
    record Moments(int n, double mean, double variance) {

        static Moments of(double[] logs) {
            double mean = 0;
            for (double log : logs) {
                mean += log / logs.length;
            }
            double squares = 0;
            for (double log : logs) {
                squares += (log - mean) * (log - mean);
            }
            return new Moments(logs.length, mean, logs.length < 2 ? 0 : squares / (logs.length - 1));
        }
    }

    static LogChange of(double[] baseLogs, double[] headLogs, double confidence) {
        var groups = new WelchLogs(Moments.of(baseLogs), Moments.of(headLogs));
        double best = groups.head.mean - groups.base.mean;
        double half = groups.halfWidth(0, (1 - confidence) / 2);
        double byChance = groups.standardError(0) > 0
                ? groups.distribution(0).survivalProbability(best / groups.standardError(0))
                : best > 0 ? 0 : 1;
        return new LogChange(new Interval(best - half, best, best + half), byChance, groups::halfWidth);
    }

    double halfWidth(int more, double tail) {
        double error = standardError(more);
        return error == 0 ? 0 : distribution(more).inverseSurvivalProbability(tail) * error;
    }

    private double standardError(int more) {
        return Math.sqrt(base.variance / (base.n + more) + head.variance / (head.n + more));
    }

    private TDistribution distribution(int more) {
        double ofBase = base.variance / (base.n + more);
        double ofHead = head.variance / (head.n + more);
        double freedom = (ofBase + ofHead)
                * (ofBase + ofHead)
                / (ofBase * ofBase / (base.n + more - 1) + ofHead * ofHead / (head.n + more - 1));
        return TDistribution.of(freedom);
    }
}
