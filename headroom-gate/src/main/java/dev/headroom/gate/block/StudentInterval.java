package dev.headroom.gate.block;

import dev.headroom.measure.Interval;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Confidence interval of a mean: mean ± t(1 − α/2, n − 1) · s / √n. NIST/SEMATECH e-Handbook of Statistical Methods,
 * 1.3.5.2 "Confidence Limits for the Mean"; Student, "The Probable Error of a Mean", Biometrika 6 (1908).
 */
public final class StudentInterval {

    private StudentInterval() {}

    /** The interval that holds the mean with this confidence, for independent values near a normal distribution. */
    public static Interval of(List<Double> values, double confidence) {
        int n = values.size();
        if (n < 2) {
            throw new IllegalArgumentException("An interval needs at least 2 values, got " + n);
        }
        double[] array = values.stream().mapToDouble(Double::doubleValue).toArray();
        double mean = mean(array);
        return of(n, mean, deviation(array, mean), confidence);
    }

    static Interval of(int n, double mean, double standardDeviation, double confidence) {
        double half = quantile(n - 1, confidence) * standardDeviation / Math.sqrt(n);
        return new Interval(mean - half, mean, mean + half);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** Of a sample: over n − 1. */
    static double deviation(double[] values, double mean) {
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    /** Two-sided: t beyond which either tail holds (1 − confidence) / 2. */
    static double quantile(int degreesOfFreedom, double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("A confidence lies between 0 and 1, got " + confidence);
        }
        return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - confidence) / 2);
    }
}
