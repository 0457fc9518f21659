package dev.headroom.gate.block;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * By how much the logarithm of a run's value might have been another. The run is drawn again from its stretches, in runs of neighbours,
 * as what is slow in one second is slow in the next: circular blocks (Politis and Romano, "A circular block-resampling procedure for
 * stationary data", 1992) of about the cube root of the number of stretches (Künsch, Ann. Statist. 17, 1989).
 */
final class RedrawnSide {

    private static final int DRAWS = 64;

    private RedrawnSide() {}

    /** Deviations from their mean, so that they move nothing but add spread; a single 0 where stretches are not known. */
    static double[] logDeviations(Stretches stretches, SplittableRandom random) {
        if (stretches.count() < 2) {
            return new double[1];
        }
        double[] logs = new double[DRAWS];
        int known = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double value = stretches.drawn(times(stretches.count(), random));
            if (value > 0) {
                logs[known++] = Math.log(value);
            }
        }
        double[] deviations = known == 0 ? new double[1] : Arrays.copyOf(logs, known);
        double mean = Arrays.stream(deviations).average().orElseThrow();
        for (int i = 0; i < deviations.length; i++) {
            deviations[i] -= mean;
        }
        return deviations;
    }

    private static int[] times(int count, SplittableRandom random) {
        int neighbours = Math.max(1, (int) Math.round(Math.cbrt(count)));
        int[] times = new int[count];
        for (int drawn = 0; drawn < count; drawn += neighbours) {
            int first = random.nextInt(count);
            for (int i = 0; i < neighbours && drawn + i < count; i++) {
                times[(first + i) % count]++;
            }
        }
        return times;
    }
}
