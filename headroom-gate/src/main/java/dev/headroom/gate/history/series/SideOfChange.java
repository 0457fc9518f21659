package dev.headroom.gate.history.series;

import dev.headroom.measure.Interval;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What is known of a level at one moment, from the values of one stretch: Student's t for a mean, or for a point on a line.
 *
 * @param estimate the level
 * @param variance of the estimate
 * @param freedom degrees of freedom of that variance, at least 1
 */
record SideOfChange(double estimate, double variance, double freedom) {

    private static final double ONE_SIDED_95 = 0.025;

    /** @param phi autocorrelation of the values around their level */
    static SideOfChange level(double[] times, double[] values, int from, int to, double phi) {
        int n = to - from;
        double squares = new StepFit(times, values, from, to, 1).levelSquares();
        return new SideOfChange(
                StepFit.mean(values, from, to),
                squares / Math.max(1, n - 1) * Autocorrelation.inflation(phi) / n,
                Math.max(1, Autocorrelation.freedom(n, phi) - 1));
    }

    /** On the line through the values, at a time. */
    static SideOfChange onLine(double[] times, double[] values, int from, int to, double time, double phi) {
        int n = to - from;
        var fit = new StepFit(times, values, from, to, 1);
        if (n < 3 || fit.timeSquares() == 0) {
            return level(times, values, from, to, phi);
        }
        double off = time - StepFit.mean(times, from, to);
        double variance = fit.lineSquares()
                / (n - 2)
                * Autocorrelation.inflation(phi)
                * (1.0 / n + off * off / fit.timeSquares());
        return new SideOfChange(
                StepFit.mean(values, from, to) + fit.slope() * off,
                variance,
                Math.max(1, Autocorrelation.freedom(n, phi) - 2));
    }

    Interval interval() {
        return interval(estimate, variance, freedom);
    }

    /** From this level to another, by Welch's (1947) degrees of freedom. */
    Interval changeTo(SideOfChange after) {
        return interval(after.estimate - estimate, variance + after.variance, freedom(after));
    }

    /** How often noise alone would part the two levels so far. */
    double pValue(SideOfChange after) {
        double apart = Math.abs(after.estimate - estimate);
        double deviation = Math.sqrt(variance + after.variance);
        if (deviation <= 1e-12 * (Math.abs(estimate) + Math.abs(after.estimate))) {
            return apart > 1e-9 * (Math.abs(estimate) + Math.abs(after.estimate)) ? 0 : 1;
        }
        return Math.min(1, 2 * TDistribution.of(freedom(after)).survivalProbability(apart / deviation));
    }

    private double freedom(SideOfChange after) {
        double sum = variance + after.variance;
        double parts = variance * variance / freedom + after.variance * after.variance / after.freedom;
        return parts > 0 ? sum * sum / parts : freedom + after.freedom;
    }

    private static Interval interval(double estimate, double variance, double freedom) {
        double half = variance > 0
                ? TDistribution.of(freedom).inverseSurvivalProbability(ONE_SIDED_95) * Math.sqrt(variance)
                : 0;
        return new Interval(estimate - half, estimate, estimate + half);
    }
}
