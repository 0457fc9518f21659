package dev.headroom.gate.history.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a series falls apart most: the split with the largest energy statistic Q = mn/(m+n) · Ê, where Ê = 2 · mean |x −
 * y| − mean |x − x'| − mean |y − y'| (Székely and Rizzo 2005; Matteson and James 2014, equations 5 and 6, α = 1).
 *
 * <p>Every split is looked at within the whole series and within windows of it, each half as long as the one before and
 * overlapping by half (seeded intervals, Kovács, Bühlmann, Li and Munk 2023), so that a change that was soon taken back
 * is not hidden by what comes after it.
 *
 * <p><b>Cost.</b> The sums of distances of all prefixes come from one pass that keeps values counted and summed by rank
 * (Fenwick 1994): O(n log n) a window's length, not O(n²), and exactly the same numbers up to rounding. Not thread-safe.
 */
public final class EnergyScan {

    /** @param statistic 0 where there is no split at all */
    public record Split(int first, double statistic) {}

    private record Window(int from, int to) {}

    /** Below that many values adding up each pair is quicker than keeping ranks. */
    private static final int PAIRWISE = 64;

    private static final int SHORTEST_WINDOW = 24;

    private final double[] values;
    private final int[] rankOf;
    private final int shortest;
    private final List<Window> windows;
    private final double[][] left;
    private final double[][] right;
    private final int[] longestFrom;
    private final int[] longestTo;
    private final double[] counted;
    private final double[] shuffled;
    private final int[] shuffledRank;

    /**
     * @param shortest fewest values on either side of a split, at least 2
     * @param windowed false for the whole series only
     */
    public EnergyScan(double[] values, int shortest, boolean windowed) {
        int n = values.length;
        this.values = values.clone();
        this.shortest = shortest;
        windows = windows(n, shortest, windowed);
        rankOf = ranks(values);
        longestFrom = new int[n + 1];
        longestTo = new int[n + 1];
        windows.forEach(window -> {
            longestFrom[window.from()] = Math.max(longestFrom[window.from()], window.to() - window.from());
            longestTo[window.to()] = Math.max(longestTo[window.to()], window.to() - window.from());
        });
        left = new double[n + 1][];
        right = new double[n + 1][];
        for (int i = 0; i <= n; i++) {
            left[i] = new double[longestFrom[i] == 0 ? 0 : longestFrom[i] + 1];
            right[i] = new double[longestTo[i] == 0 ? 0 : longestTo[i] + 1];
        }
        counted = new double[2 * (n + 1)];
        shuffled = this.values.clone();
        shuffledRank = rankOf.clone();
    }

    /** The energy statistic of two samples. */
    public static double statistic(double[] before, double[] after) {
        double[] both = Arrays.copyOf(before, before.length + after.length);
        System.arraycopy(after, 0, both, before.length, after.length);
        var scan = new EnergyScan(both, before.length, false);
        scan.addUp();
        return scan.statistic(new Window(0, both.length), before.length);
    }

    private static List<Window> windows(int n, int shortest, boolean windowed) {
        List<Window> windows = new ArrayList<>();
        windows.add(new Window(0, n));
        for (int parts = 2; windowed && n / parts >= Math.max(SHORTEST_WINDOW, 2 * shortest); parts *= 2) {
            for (int half = 0; half <= 2 * (parts - 1); half++) {
                windows.add(new Window(place(half, parts, n), place(half + 2, parts, n)));
            }
        }
        return windows;
    }

    /** So many halves of a part into the series; the same place for the same fraction, whatever the part. */
    private static int place(int half, int parts, int n) {
        return (int) ((long) half * n / (2L * parts));
    }

    private static int[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] ranks = new int[values.length];
        for (int rank = 0; rank < order.length; rank++) {
            ranks[order[rank]] = rank + 1;
        }
        return ranks;
    }

    /** The best split of the series as it is. */
    public Split best() {
        System.arraycopy(values, 0, shuffled, 0, values.length);
        System.arraycopy(rankOf, 0, shuffledRank, 0, values.length);
        return search();
    }

    /** The best split of the same values in another order. */
    Split best(int[] order) {
        for (int i = 0; i < order.length; i++) {
            shuffled[i] = values[order[i]];
            shuffledRank[i] = rankOf[order[i]];
        }
        return search();
    }

    private Split search() {
        addUp();
        int first = 0;
        double highest = 0;
        for (Window window : windows) {
            int last = window.to() - shortest;
            for (int split = window.from() + shortest; split <= last; split++) {
                double statistic = statistic(window, split);
                if (statistic > highest) {
                    highest = statistic;
                    first = split;
                }
            }
        }
        return new Split(first, highest);
    }

    private double statistic(Window window, int split) {
        double m = split - window.from();
        double n = window.to() - split;
        double within = left[window.from()][split - window.from()];
        double beyond = right[window.to()][window.to() - split];
        double between = left[window.from()][window.to() - window.from()] - within - beyond;
        double distance = 2 * between / (m * n)
                - (m < 2 ? 0 : 2 * within / (m * (m - 1)))
                - (n < 2 ? 0 : 2 * beyond / (n * (n - 1)));
        return distance * m * n / (m + n);
    }

    private void addUp() {
        for (int i = 0; i < left.length; i++) {
            if (longestFrom[i] > 0) {
                pass(i, 1, longestFrom[i], left[i]);
            }
            if (longestTo[i] > 0) {
                pass(i - 1, -1, longestTo[i], right[i]);
            }
        }
    }

    /** Sums of distances within the first 0, 1, 2 … values from a start in one direction. */
    private void pass(int start, int step, int length, double[] sums) {
        sums[0] = 0;
        if (length <= PAIRWISE) {
            pairwise(start, step, length, sums);
        } else {
            ranked(start, step, length, sums);
        }
    }

    private void pairwise(int start, int step, int length, double[] sums) {
        double sum = 0;
        for (int k = 0, i = start; k < length; k++, i += step) {
            double value = shuffled[i];
            double added = 0;
            for (int j = Math.min(start, i); j <= Math.max(start, i); j++) {
                added += Math.abs(value - shuffled[j]);
            }
            sum += added;
            sums[k + 1] = sum;
        }
    }

    private void ranked(int start, int step, int length, double[] sums) {
        Arrays.fill(counted, 0);
        double sum = 0;
        double total = 0;
        for (int k = 0, i = start; k < length; k++, i += step) {
            double value = shuffled[i];
            int rank = shuffledRank[i];
            double below = 0;
            double belowSum = 0;
            for (int r = rank; r > 0; r -= r & -r) {
                below += counted[2 * r];
                belowSum += counted[2 * r + 1];
            }
            sum += value * (2 * below - k) + total - 2 * belowSum;
            sums[k + 1] = sum;
            total += value;
            for (int r = rank; r <= values.length; r += r & -r) {
                counted[2 * r]++;
                counted[2 * r + 1] += value;
            }
        }
    }
}
