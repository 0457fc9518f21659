package dev.headroom.gate.comparison;

import dev.headroom.gate.block.BlockRule;
import dev.headroom.measure.Interval;
import java.util.Arrays;
import java.util.Optional;

/**
 * Two groups compared by ranks, as benchstat does: the U test of Mann and Whitney, "On a test of whether one of two random
 * variables is stochastically larger than the other", Ann. Math. Stat. 18 (1947). The interval holds the shifts that the test
 * does not reject, which lie between two of the ordered differences (Hollander, Wolfe and Chicken, Nonparametric Statistical
 * Methods, 4.3); the estimate is the ratio of the medians, as benchstat shows it.
 */
final class RankedLogs {

    /** More differences than this would only cost memory. */
    private static final long MOST_DIFFERENCES = 4_000_000;

    private RankedLogs() {}

    static boolean isAffordable(int base, int head) {
        return (long) base * head <= MOST_DIFFERENCES;
    }

    /** Empty where there are too few to have an interval of this confidence. */
    static Optional<LogChange> of(double[] baseLogs, double[] headLogs, double confidence) {
        var ranks = new RankSum(baseLogs.length, headLogs.length);
        double tail = (1 - confidence) / 2;
        int cut = ranks.lowerCut(tail);
        if (cut == 0) {
            return Optional.empty();
        }
        double[] differences = differences(baseLogs, headLogs);
        double best = median(headLogs) - median(baseLogs);
        double low = differences[cut - 1];
        double high = differences[differences.length - cut];
        var welch = new WelchLogs(WelchLogs.Moments.of(baseLogs), WelchLogs.Moments.of(headLogs));
        LogChange.Spread spread =
                (more, level) -> RankSum.canReach(baseLogs.length + more, headLogs.length + more, level)
                        ? welch.halfWidth(more, level)
                        : Double.POSITIVE_INFINITY;
        return Optional.of(new LogChange(
                new Interval(Math.min(low, best), best, Math.max(high, best)),
                ranks.chanceOfAtLeast(RankSum.wins(baseLogs, headLogs), RankSum.tieTerm(baseLogs, headLogs)),
                spread));
    }

    /** How many more a side it takes until a test at this level can tell anything at all. */
    static int moreToReach(int base, int head, double tail) {
        int more = 0;
        while (more < BlockRule.MOST_BLOCKS && !RankSum.canReach(base + more, head + more, tail)) {
            more++;
        }
        return more;
    }

    private static double[] differences(double[] base, double[] head) {
        double[] differences = new double[base.length * head.length];
        int at = 0;
        for (double ofHead : head) {
            for (double ofBase : base) {
                differences[at++] = ofHead - ofBase;
            }
        }
        Arrays.sort(differences);
        return differences;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
