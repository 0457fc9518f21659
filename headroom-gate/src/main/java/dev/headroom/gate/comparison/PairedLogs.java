package dev.headroom.gate.comparison;

import dev.headroom.measure.Interval;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Pairs that were measured right after one another: mean of the differences of logarithms ± t(1 − α/2, n − 1) · s ⁄ √n
 * (Student, "The Probable Error of a Mean", Biometrika 6, 1908). What a slow drift of the machine does to both sides of a
 * pair cancels.
 */
final class PairedLogs {

    private PairedLogs() {}

    /** @param baseLogs as many as {@code headLogs}, at least two */
    static LogChange of(double[] baseLogs, double[] headLogs, double confidence) {
        double[] differences = new double[baseLogs.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = headLogs[i] - baseLogs[i];
        }
        WelchLogs.Moments moments = WelchLogs.Moments.of(differences);
        LogChange.Spread spread = (more, tail) -> {
            double error = Math.sqrt(moments.variance() / (moments.n() + more));
            return TDistribution.of(moments.n() + more - 1).inverseSurvivalProbability(tail) * error;
        };
        double half = spread.halfWidth(0, (1 - confidence) / 2);
        double error = Math.sqrt(moments.variance() / moments.n());
        double byChance = error > 0
                ? TDistribution.of(moments.n() - 1).survivalProbability(moments.mean() / error)
                : moments.mean() > 0 ? 0 : 1;
        double best = moments.mean();
        return new LogChange(new Interval(best - half, best, best + half), byChance, spread);
    }
}
