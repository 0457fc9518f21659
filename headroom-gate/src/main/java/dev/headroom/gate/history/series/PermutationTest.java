package dev.headroom.gate.history.series;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Whether the best split of a series is better than that of its values in any order (Matteson and James 2014, 3.2): p =
 * (1 + permutations at least as good) / (1 + permutations).
 *
 * <p>It stops where the rest cannot matter. So many were as good that p exceeds the level whatever follows (Besag and
 * Clifford 1991); or the statistic lies so far above those of the permutations that no distribution whatever puts more
 * than the level there: k standard deviations, where Cantelli's inequality p ≤ 1 / (1 + k²) says so – ten at 1 %.
 */
public final class PermutationTest {

    /**
     * @param split the best one; meaningful where it is significant
     * @param permutations how many were tried
     * @param asGood how many of them were at least as good
     */
    public record Answer(EnergyScan.Split split, boolean significant, int permutations, int asGood) {}

    private static final int FEWEST = 16;

    private final double level;
    private final int most;
    private final long seed;

    /** @param most permutations, at least 1 / level − 1 */
    public PermutationTest(double level, int most, long seed) {
        this.level = level;
        this.most = most;
        this.seed = seed;
    }

    /** Tests a series; the same one is always answered the same. */
    public Answer of(EnergyScan scan, int count) {
        EnergyScan.Split split = scan.best();
        if (split.statistic() <= 0) {
            return new Answer(split, false, 0, 0);
        }
        var random = new SplittableRandom(seed);
        int[] order = IntStream.range(0, count).toArray();
        int asGood = 0;
        double mean = 0;
        double squares = 0;
        for (int tried = 1; tried <= most; tried++) {
            shuffle(order, random);
            double chance = scan.best(order).statistic();
            // Sums in another order differ in their last digits; equal arrangements must not differ by that.
            if (chance >= split.statistic() * (1 - 1e-12)) {
                asGood++;
                if (asGood + 1 > level * (most + 1)) {
                    return new Answer(split, false, tried, asGood);
                }
            }
            double off = chance - mean;
            mean += off / tried;
            squares += off * (chance - mean);
            if (tried >= FEWEST && isFarAbove(split.statistic(), mean, squares / (tried - 1))) {
                return new Answer(split, true, tried, asGood);
            }
        }
        return new Answer(split, true, most, asGood);
    }

    private boolean isFarAbove(double statistic, double mean, double variance) {
        double above = statistic - mean;
        return above > 0 && above * above >= variance / level;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
