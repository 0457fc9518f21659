package dev.headroom.gate.history.series;

import dev.headroom.measure.Interval;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Mann's and Kendall's test against no trend (Mann 1945, Kendall 1975), with ties, and Sen's slope with its interval (Sen
 * 1968). Neighbours that depend on each other are worth fewer independent ones, which widens both (Hamed and Rao 1998).
 *
 * <p>More than {@link #MOST} values are averaged in groups of neighbours first.
 */
final class Trend {

    private static final int MOST = 120;
    private static final double SURELY = 0.01;
    private static final double QUANTILE_95 = 1.959963984540054;

    private final double[] times;
    private final double[] values;
    private final double deviation;
    private final double score;

    private Trend(double[] times, double[] values, double inflation) {
        this.times = times;
        this.values = values;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += times[i] > times[j] ? Math.signum(values[i] - values[j]) : 0;
            }
        }
        score = sum;
        deviation = Math.sqrt(inflation * variance(values));
    }

    /** @param phi autocorrelation of the values around their level */
    static Trend of(double[] times, double[] values, int from, int to, double phi) {
        int size = (to - from + MOST - 1) / MOST;
        int groups = (to - from) / size;
        double[] groupTimes = new double[groups];
        double[] groupValues = new double[groups];
        for (int g = 0; g < groups; g++) {
            int end = g == groups - 1 ? to : from + (g + 1) * size;
            groupTimes[g] = StepFit.mean(times, from + g * size, end);
            groupValues[g] = StepFit.mean(values, from + g * size, end);
        }
        return new Trend(groupTimes, groupValues, inflation(phi, size));
    }

    /** Of means of so many neighbours: their own autocorrelation falls off as φ to that power. */
    private static double inflation(double phi, int size) {
        double handedOn = Math.pow(phi, size);
        double next = phi * (1 - handedOn) * (1 - handedOn) / (size * (1 - phi * phi) - 2 * phi * (1 - handedOn));
        return 1 + 2 * next / (1 - handedOn);
    }

    private static double variance(double[] values) {
        double n = values.length;
        double variance = n * (n - 1) * (2 * n + 5);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; ) {
            int end = i;
            while (end < sorted.length && sorted[end] == sorted[i]) {
                end++;
            }
            double alike = end - i;
            variance -= alike * (alike - 1) * (2 * alike + 5);
            i = end;
        }
        return variance / 18;
    }

    /** Two-sided, with the correction for continuity; 1 where all values are alike. */
    double pValue() {
        double above = Math.abs(score) - 1;
        if (deviation == 0 || above <= 0) {
            return 1;
        }
        return Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(above / deviation));
    }

    boolean isSure() {
        return pValue() < SURELY;
    }

    /** Change of the value in a unit of time: Sen's slope with its 95 % interval; empty where no two times differ. */
    Optional<Interval> slope() {
        double[] slopes = new double[values.length * (values.length - 1) / 2];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < i; j++) {
                if (times[i] > times[j]) {
                    slopes[count++] = (values[i] - values[j]) / (times[i] - times[j]);
                }
            }
        }
        if (count == 0) {
            return Optional.empty();
        }
        double[] sorted = Arrays.copyOf(slopes, count);
        Arrays.sort(sorted);
        double half = QUANTILE_95 * deviation / 2;
        int low = (int) Math.max(0, Math.floor(count / 2.0 - half));
        int high = (int) Math.min(count - 1, Math.ceil(count / 2.0 + half));
        double middle = count % 2 == 1 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
        return Optional.of(new Interval(Math.min(sorted[low], middle), middle, Math.max(sorted[high], middle)));
    }
}
