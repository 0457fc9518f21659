package dev.headroom.benchmarks.gates;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The two-sided rank test of two independent samples (Mann and Whitney, "On a test of whether one of two random variables is stochastically
 * larger than the other", Ann. Math. Stat. 18, 1947): exact for small samples without ties, else by the normal distribution with
 * corrections for ties and continuity.
 */
final class MannWhitney {

    private static final int LARGEST_EXACT = 50;

    private MannWhitney() {}

    /** @param one ascending, as {@code other} */
    static double pValue(double[] one, double[] other) {
        double[] all = new double[one.length + other.length];
        System.arraycopy(one, 0, all, 0, one.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        Arrays.sort(all);
        double u = 0;
        double tied = 0;
        int first = 0;
        int seen = 0;
        while (first < all.length) {
            int last = first;
            while (last + 1 < all.length && all[last + 1] == all[first]) {
                last++;
            }
            double ties = last - first + 1.0;
            double rank = (first + last) / 2.0 + 1;
            while (seen < one.length && one[seen] == all[first]) {
                u += rank;
                seen++;
            }
            tied += ties * ties * ties - ties;
            first = last + 1;
        }
        u -= one.length * (one.length + 1.0) / 2;
        return tied == 0 && all.length <= LARGEST_EXACT
                ? exact(one.length, other.length, u)
                : normal(one.length, other.length, u, tied);
    }

    private static double normal(double n, double m, double u, double tied) {
        double all = n + m;
        double variance = n * m / 12 * (all + 1 - tied / (all * (all - 1)));
        double distance = Math.max(0, Math.abs(u - n * m / 2) - 0.5);
        return variance == 0
                ? 1
                : Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(distance / Math.sqrt(variance)));
    }

    private static double exact(int n, int m, double u) {
        double[][] ways = new double[n + 1][n * m + 1];
        ways[0][0] = 1;
        for (int rank = 1; rank <= n + m; rank++) {
            for (int chosen = Math.min(n, rank); chosen >= 1; chosen--) {
                int shift = rank - chosen;
                for (int sum = n * m; sum >= shift; sum--) {
                    ways[chosen][sum] += ways[chosen - 1][sum - shift];
                }
            }
        }
        double total = Arrays.stream(ways[n]).sum();
        int least = (int) Math.min(u, (double) n * m - u);
        double tail = Arrays.stream(ways[n], 0, least + 1).sum();
        return Math.min(1, 2 * tail / total);
    }
}
