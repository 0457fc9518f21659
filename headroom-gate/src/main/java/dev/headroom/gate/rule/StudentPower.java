package dev.headroom.gate.rule;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * With what chance a t test finds a change: the upper tail of the noncentral t distribution, taken as the mean of normal tails over the
 * spread that the blocks happen to show.
 */
final class StudentPower {

    private static final int SPREADS = 400;

    private final double[] halfWidths = new double[SPREADS];

    /** @param level one-sided */
    StudentPower(int degreesOfFreedom, double level) {
        double t = TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(level);
        var squares = ChiSquaredDistribution.of(degreesOfFreedom);
        for (int i = 0; i < SPREADS; i++) {
            double square = squares.inverseCumulativeProbability((i + 0.5) / SPREADS);
            halfWidths[i] = t * Math.sqrt(square / degreesOfFreedom);
        }
    }

    /**
     * The chance that the mean lies above its half width and above {@code least}, both in true standard errors.
     *
     * @param truth the true mean, in standard errors
     */
    double above(double truth, double least) {
        double sum = 0;
        for (double halfWidth : halfWidths) {
            sum += Normal.above(Math.max(halfWidth, least) - truth);
        }
        return sum / SPREADS;
    }
}
