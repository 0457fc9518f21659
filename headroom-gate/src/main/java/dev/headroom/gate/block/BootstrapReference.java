package dev.headroom.gate.block;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The bootstrap's own distribution of t: blocks are drawn with replacement, inside each drawn block its runs are drawn again from their
 * stretches, and every draw is studentised by its own spread (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, 12.5;
 * two stages: Davison and Hinkley, "Bootstrap Methods and their Application", 1997, 3.8). Studentised, because percentiles of drawn
 * means are too narrow for ten blocks by √((n − 1) ⁄ n) and by the difference of t from the normal distribution.
 *
 * <p>Draws tell nothing of what is rarer than {@value #FEWEST_BEYOND} of them. There Student's t takes over, stretched so that both
 * agree where the draws end, and never narrower than Student's. Seeded: the same blocks give the same distribution.
 */
final class BootstrapReference implements Reference {

    private static final int DRAWS = 9_999;
    private static final int FEWEST_BEYOND = 20;
    /** Of a draw of one block alone, which has no spread. */
    private static final double FARTHEST = 1e6;

    private static final long SEED = 0x4865_6164_726f_6f6dL;

    private final double[] draws;
    private final StudentReference student;
    private final double reach;
    private final double stretchAbove;
    private final double stretchBelow;
    private final Method method;

    private BootstrapReference(double[] draws, int degreesOfFreedom, Method method) {
        Arrays.sort(draws);
        this.draws = draws;
        this.student = new StudentReference(degreesOfFreedom);
        this.reach = (double) FEWEST_BEYOND / (draws.length + 1);
        this.stretchAbove = Math.max(1, draws[draws.length - FEWEST_BEYOND] / student.upper(reach));
        this.stretchBelow = Math.max(1, draws[FEWEST_BEYOND - 1] / student.lower(reach));
        this.method = method;
    }

    /**
     * @param values one for each block, at least 3 of them different
     * @param deviations for each block by how much its value might have been another; each may be 0 only
     */
    static BootstrapReference of(double[] values, List<double[]> deviations, Method method) {
        int n = values.length;
        double mean = Arrays.stream(values).average().orElseThrow();
        var random = new SplittableRandom(SEED);
        double[] draws = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                long bits = random.nextLong();
                int block = below(bits >>> 32, n);
                double[] of = deviations.get(block);
                double value = values[block] - mean + of[below(bits & 0xFFFF_FFFFL, of.length)];
                sum += value;
                squares += value * value;
            }
            double variance = Math.max(0, squares - sum * sum / n) / (n - 1);
            double t = sum == 0 ? 0 : sum / n / Math.sqrt(variance / n);
            draws[draw] = Math.max(-FARTHEST, Math.min(FARTHEST, t));
        }
        return new BootstrapReference(draws, n - 1, method);
    }

    /** An even number below a bound, from 32 even bits. */
    private static int below(long bits, int bound) {
        return (int) (bits * bound >>> 32);
    }

    @Override
    public double upper(double level) {
        return level < reach
                ? stretchAbove * student.upper(level)
                : draws[draws.length - Math.max(1, (int) Math.floor(level * (draws.length + 1)))];
    }

    @Override
    public double lower(double level) {
        return level < reach
                ? stretchBelow * student.lower(level)
                : draws[Math.max(1, (int) Math.floor(level * (draws.length + 1))) - 1];
    }

    @Override
    public double above(double value) {
        int beyond = draws.length - firstAtLeast(value);
        return beyond < FEWEST_BEYOND
                ? Math.min(reach, student.above(value / stretchAbove))
                : (beyond + 1.0) / (draws.length + 1);
    }

    @Override
    public double below(double value) {
        int beyond = firstAtLeast(Math.nextUp(value));
        return beyond < FEWEST_BEYOND
                ? Math.min(reach, student.below(value / stretchBelow))
                : (beyond + 1.0) / (draws.length + 1);
    }

    private int firstAtLeast(double value) {
        int low = 0;
        int high = draws.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (draws[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public Method method() {
        return method;
    }
}
