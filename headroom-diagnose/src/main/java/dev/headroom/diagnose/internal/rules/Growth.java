package dev.headroom.diagnose.internal.rules;

import dev.headroom.measure.Interval;
import java.util.Optional;

/**
 * How one quantity of a request grows with another: the slope of the straight line of least squares through all requests, with its
 * 95 % interval under normal errors.
 *
 * @param slope of the second by one of the first
 * @param smallest least value of the first
 * @param largest greatest value of the first
 * @param requests that were looked at
 */
record Growth(Interval slope, double smallest, double largest, int requests) {

    private static final double Z95 = 1.96;

    /** Fewer requests than this make no line. */
    private static final int ENOUGH = 10;

    /** Empty where the first quantity has one value only, or too few requests tell both. */
    static Optional<Growth> of(double[] by, double[] grown) {
        int n = by.length;
        if (n < ENOUGH) {
            return Optional.empty();
        }
        double meanBy = mean(by);
        double meanGrown = mean(grown);
        double spread = 0;
        double together = 0;
        double smallest = by[0];
        double largest = by[0];
        for (int i = 0; i < n; i++) {
            spread += (by[i] - meanBy) * (by[i] - meanBy);
            together += (by[i] - meanBy) * (grown[i] - meanGrown);
            smallest = Math.min(smallest, by[i]);
            largest = Math.max(largest, by[i]);
        }
        if (smallest == largest) {
            return Optional.empty();
        }
        double slope = together / spread;
        double residuals = 0;
        for (int i = 0; i < n; i++) {
            double error = grown[i] - meanGrown - slope * (by[i] - meanBy);
            residuals += error * error;
        }
        double half = Z95 * Math.sqrt(residuals / (n - 2) / spread);
        return Optional.of(new Growth(new Interval(slope - half, slope, slope + half), smallest, largest, n));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
