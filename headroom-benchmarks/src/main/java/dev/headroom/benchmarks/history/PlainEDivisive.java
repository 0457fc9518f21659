package dev.headroom.benchmarks.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The peer: E-divisive as published (Matteson and James 2014, sections 2.2 and 3.1 to 3.3, α = 1), on the values as they
 * are. In each round the best split of all stretches, over all ends of the part behind it, is kept if fewer than the level
 * of all permutations within the stretches have a better one. O(n²) a permutation.
 *
 * @param shortest fewest values between two changes
 * @param level of the permutation test
 */
record PlainEDivisive(int shortest, double level, int permutations, long seed) {

    record Split(int first, double statistic) {}

    /** As R's package ecp does by default, but for the shortest stretch, which is there 30. */
    static PlainEDivisive usual(int shortest) {
        return new PlainEDivisive(shortest, 0.05, 199, 1);
    }

    /** Where stretches begin, after the first one, in order. */
    List<Integer> changes(double[] values) {
        List<Integer> changes = new ArrayList<>();
        var random = new SplittableRandom(seed);
        while (true) {
            Split split = best(values, changes);
            if (split.statistic() <= 0 || !isSignificant(values, changes, split.statistic(), random)) {
                return List.copyOf(changes);
            }
            changes.add(split.first());
            changes.sort(Integer::compare);
        }
    }

    private boolean isSignificant(double[] values, List<Integer> changes, double statistic, SplittableRandom random) {
        int asGood = 0;
        double[] shuffled = values.clone();
        for (int tried = 0; tried < permutations; tried++) {
            int from = 0;
            for (int i = 0; i <= changes.size(); i++) {
                int to = i == changes.size() ? values.length : changes.get(i);
                shuffle(shuffled, from, to, random);
                from = to;
            }
            asGood += best(shuffled, changes).statistic() >= statistic ? 1 : 0;
        }
        return (asGood + 1.0) / (permutations + 1) <= level;
    }

    private static void shuffle(double[] values, int from, int to, SplittableRandom random) {
        for (int i = to - 1; i > from; i--) {
            int j = from + random.nextInt(i - from + 1);
            double swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    private Split best(double[] values, List<Integer> changes) {
        Split best = new Split(0, 0);
        int from = 0;
        for (int i = 0; i <= changes.size(); i++) {
            int to = i == changes.size() ? values.length : changes.get(i);
            Split split = best(Arrays.copyOfRange(values, from, to));
            if (split.statistic() > best.statistic()) {
                best = new Split(from + split.first(), split.statistic());
            }
            from = to;
        }
        return best;
    }

    /** The best split of one stretch, over every end of the part behind it. */
    Split best(double[] values) {
        int n = values.length;
        double[] behind = new double[n];
        double[] within = new double[n + 1];
        int first = 0;
        double highest = 0;
        for (int end = 1; end <= n; end++) {
            double added = 0;
            for (int split = end - 2; split >= 0; split--) {
                added += Math.abs(values[end - 1] - values[split]);
                behind[split] += added;
            }
            within[end] = behind[0];
            for (int split = shortest; split <= end - shortest; split++) {
                double m = split;
                double k = end - split;
                double between = within[end] - within[split] - behind[split];
                double distance =
                        2 * between / (m * k) - 2 * within[split] / (m * (m - 1)) - 2 * behind[split] / (k * (k - 1));
                double statistic = distance * m * k / (m + k);
                if (statistic > highest) {
                    highest = statistic;
                    first = split;
                }
            }
        }
        return new Split(first, highest);
    }
}
