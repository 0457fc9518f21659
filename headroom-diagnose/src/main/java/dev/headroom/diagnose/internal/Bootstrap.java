package dev.headroom.diagnose.internal;

import dev.headroom.measure.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Percentile intervals of a statistic by resampling requests with replacement (Efron 1979). The seed is fixed, so that the
 * same evidence gives the same answer.
 */
public final class Bootstrap {

    private static final int REPLICATES = 200;
    private static final long SEED = 0x5EED_0F_4EADL;
    private static final double TAIL = 0.025;

    /**
     * Above this many requests a resample draws only so many, and its deviations are scaled by the root of the ratio (the
     * m-out-of-n bootstrap), so that the cost stays bounded.
     */
    private static final int LARGEST_RESAMPLE = 2_000;

    private Bootstrap() {}

    /** The estimate with its interval, where the statistic is a function of indices below {@code size}. */
    public static Interval interval(int size, ToDoubleFunction<int[]> statistic) {
        int[] everything = new int[size];
        Arrays.setAll(everything, i -> i);
        return interval(statistic.applyAsDouble(everything), size, statistic);
    }

    private static Interval interval(double best, int size, ToDoubleFunction<int[]> statistic) {
        if (size == 0) {
            return Interval.exactly(best);
        }
        var random = new SplittableRandom(SEED);
        int[] resample = new int[Math.min(size, LARGEST_RESAMPLE)];
        double scale = Math.sqrt((double) resample.length / size);
        double[] values = new double[REPLICATES];
        for (int i = 0; i < REPLICATES; i++) {
            for (int j = 0; j < resample.length; j++) {
                resample[j] = random.nextInt(size);
            }
            values[i] = best + (statistic.applyAsDouble(resample) - best) * scale;
        }
        return around(best, values);
    }

    /** The middle 95 % of the replicates, widened where needed to hold the estimate. */
    public static Interval around(double best, double[] replicates) {
        Arrays.sort(replicates);
        int cut = (int) (TAIL * replicates.length);
        return new Interval(
                Math.min(best, replicates[cut]), best, Math.max(best, replicates[replicates.length - 1 - cut]));
    }

    /** The value at a percentile of these values by nearest rank; sorts them. */
    public static double sortAndRead(double[] values, double rank) {
        Arrays.sort(values);
        int index = (int) Math.ceil(rank / 100 * values.length) - 1;
        return values[Math.max(0, Math.min(values.length - 1, index))];
    }
}
