package dev.headroom.gate.history.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Draws single observations far from their neighbours near: at most {@link #FARTHEST} standard deviations from the median
 * of the seven around them (Hampel 1974; Pearson 2002). Four alike in a row are a level and stay.
 *
 * @param values after that
 * @param outliers which were drawn near
 */
record HampelFilter(List<Double> values, List<Integer> outliers) {

    private static final int REACH = 3;
    private static final double FARTHEST = 5;

    /** Of a normal distribution, a standard deviation over the median absolute deviation. */
    private static final double DEVIATIONS_OF_MAD = 1.4826;

    static HampelFilter of(double[] values) {
        int n = values.length;
        double[] middle = new double[n];
        double[] off = new double[n];
        for (int i = 0; i < n; i++) {
            middle[i] = median(Arrays.copyOfRange(values, Math.max(0, i - REACH), Math.min(n, i + REACH + 1)));
            off[i] = Math.abs(values[i] - middle[i]);
        }
        double farthest = FARTHEST * DEVIATIONS_OF_MAD * median(off.clone());
        List<Double> near = new ArrayList<>(n);
        List<Integer> outliers = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            // Where most observations equal their neighbours there is no noise to measure a distance by.
            boolean far = farthest > 0 && off[i] > farthest;
            if (far) {
                outliers.add(i);
            }
            near.add(far ? middle[i] + Math.copySign(farthest, values[i] - middle[i]) : values[i]);
        }
        return new HampelFilter(near, outliers);
    }

    /** Sorts its argument. */
    static double median(double[] values) {
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
