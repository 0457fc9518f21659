package dev.headroom.gate.comparison;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How U is distributed where nothing changed: the number of pairs in which the head's value is the larger one. Exact for
 * groups that are small and without ties, by the recurrence of Mann and Whitney; else normal, with the correction for ties and
 * for continuity.
 */
final class RankSum {

    private static final int LARGEST_EXACT = 50;

    private final int base;
    private final int head;
    /** Probability of each U; empty where it is not computed exactly. */
    private final double[] exact;

    RankSum(int base, int head) {
        this.base = base;
        this.head = head;
        exact = base <= LARGEST_EXACT && head <= LARGEST_EXACT ? probabilities(base, head) : new double[0];
    }

    /** Pairs in which the head is larger; a tie counts half. */
    static double wins(double[] base, double[] head) {
        double wins = 0;
        for (double ofHead : head) {
            for (double ofBase : base) {
                wins += ofHead > ofBase ? 1 : ofHead == ofBase ? 0.5 : 0;
            }
        }
        return wins;
    }

    /** Sum of t³ − t over the groups of t equal values; 0 without ties. */
    static double tieTerm(double[] base, double[] head) {
        double[] all = Arrays.copyOf(base, base.length + head.length);
        System.arraycopy(head, 0, all, base.length, head.length);
        Arrays.sort(all);
        double term = 0;
        int from = 0;
        for (int to = 1; to <= all.length; to++) {
            if (to == all.length || all[to] != all[from]) {
                double t = to - from;
                term += t * t * t - t;
                from = to;
            }
        }
        return term;
    }

    /** The chance of a U as large as this or larger. */
    double chanceOfAtLeast(double u, double tieTerm) {
        if (exact.length > 0 && tieTerm == 0) {
            double chance = 0;
            for (int i = exact.length - 1; i >= u; i--) {
                chance += exact[i];
            }
            return Math.min(1, chance);
        }
        double deviation = deviation(tieTerm);
        return deviation == 0
                ? 1
                : NormalDistribution.of(0, 1).survivalProbability((u - 0.5 - base * head / 2.0) / deviation);
    }

    /** The largest k for which U below k is no likelier than this; 0 where even U = 0 is. */
    int lowerCut(double tail) {
        if (exact.length == 0) {
            double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(tail);
            return Math.max(0, (int) Math.floor(base * (double) head / 2 - z * deviation(0)));
        }
        double chance = 0;
        int k = 0;
        while (k < exact.length && chance + exact[k] <= tail) {
            chance += exact[k];
            k++;
        }
        return k;
    }

    /** Whether the most extreme order of groups of this size is as unlikely as that. */
    static boolean canReach(int base, int head, double tail) {
        double chance = 1;
        for (int i = 1; i <= base && chance > tail; i++) {
            chance *= i / (double) (head + i);
        }
        return chance <= tail;
    }

    private double deviation(double tieTerm) {
        double n = base + (double) head;
        return Math.sqrt(base * (double) head / 12 * (n + 1 - tieTerm / (n * (n - 1))));
    }

    /** p(u; m, n) = m ⁄ (m + n) · p(u − n; m − 1, n) + n ⁄ (m + n) · p(u; m, n − 1). */
    private static double[] probabilities(int m, int n) {
        double[][] row = new double[n + 1][];
        Arrays.setAll(row, j -> new double[] {1});
        for (int i = 1; i <= m; i++) {
            double[][] next = new double[n + 1][];
            next[0] = new double[] {1};
            for (int j = 1; j <= n; j++) {
                double[] p = new double[i * j + 1];
                for (int u = 0; u < p.length; u++) {
                    double withBase = u >= j && u - j < row[j].length ? row[j][u - j] : 0;
                    double withHead = u < next[j - 1].length ? next[j - 1][u] : 0;
                    p[u] = (i * withBase + j * withHead) / (i + j);
                }
                next[j] = p;
            }
            row = next;
        }
        return row[n];
    }
}
