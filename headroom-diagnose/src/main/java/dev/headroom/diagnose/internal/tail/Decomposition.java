package dev.headroom.diagnose.internal.tail;

import dev.headroom.diagnose.internal.Bootstrap;
import dev.headroom.diagnose.tail.TailBreakdown.Share;
import dev.headroom.diagnose.tail.TailCause;
import dev.headroom.measure.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The tail's extra time by cause.
 *
 * <p>Every request's time is split among the causes without remainder, so the differences between the mean of the tail and the
 * mean of the ordinary requests add up to the extra time. A cause that took less in the tail than ordinarily explains nothing
 * and counts as 0; the others are then shares of their sum. Intervals are by resampling {@link TimeBlocks}.
 *
 * <p>A cause whose interval stays below {@link #TOO_SMALL_TO_NAME} would be printed as 0 %: its share is counted with the
 * unexplained instead, so that the shares still add up to 1.
 */
@SuppressWarnings("EnumOrdinal") // indices of arrays that live in memory only
final class Decomposition {

    /** The upper bound of a share from where on it rounds to a whole percent. */
    private static final double TOO_SMALL_TO_NAME = 0.005;

    private static final int REPLICATES = 400;
    private static final long SEED = 0x7A11_0F_5EEDL;
    private static final TailCause[] CAUSES = RequestCharges.CAUSES;
    private static final int REST = TailCause.UNEXPLAINED.ordinal();

    private final ChargedRequests requests;
    private final List<Integer> tail;
    private final List<Integer> ordinary;
    private final TimeBlocks blocks;

    Decomposition(ChargedRequests requests, List<Integer> tail, List<Integer> ordinary, TimeBlocks blocks) {
        this.requests = requests;
        this.tail = tail;
        this.ordinary = ordinary;
        this.blocks = blocks;
    }

    /** Most first. */
    List<Share> shares(Counterfactual without) {
        BlockSums tailSums = new BlockSums(tail);
        BlockSums ordinarySums = new BlockSums(ordinary);
        int[] once = new int[blocks.count()];
        java.util.Arrays.fill(once, 1);
        double[] best = sharesOf(tailSums.mean(once), ordinarySums.mean(once));
        double[][] replicates = new double[CAUSES.length][REPLICATES];
        var random = new SplittableRandom(SEED);
        for (int r = 0; r < REPLICATES; r++) {
            int[] drawn = blocks.draw(random);
            double[] tailMean = tailSums.mean(drawn);
            double[] ordinaryMean = ordinarySums.mean(drawn);
            for (int tries = 0; (tailMean.length == 0 || ordinaryMean.length == 0) && tries < 100; tries++) {
                drawn = blocks.draw(random);
                tailMean = tailSums.mean(drawn);
                ordinaryMean = ordinarySums.mean(drawn);
            }
            double[] shares =
                    tailMean.length == 0 || ordinaryMean.length == 0 ? best : sharesOf(tailMean, ordinaryMean);
            for (int c = 0; c < CAUSES.length; c++) {
                replicates[c][r] = shares[c];
            }
        }
        foldTheSmallest(best, replicates);
        List<Share> shares = new ArrayList<>();
        for (int c = 0; c < CAUSES.length; c++) {
            if (best[c] > 0 || c == REST) {
                shares.add(share(CAUSES[c], Bootstrap.around(best[c], replicates[c]), without));
            }
        }
        shares.sort(Comparator.comparingDouble((Share share) -> share.share().best())
                .reversed());
        return shares;
    }

    private Share share(TailCause cause, Interval share, Counterfactual without) {
        return new Share(
                cause, share, queuedShare(cause, share.best()), controlShare(cause), place(cause), without.of(cause));
    }

    private static void foldTheSmallest(double[] best, double[][] replicates) {
        for (int c = 0; c < CAUSES.length; c++) {
            boolean small = Bootstrap.around(best[c], replicates[c].clone()).high() < TOO_SMALL_TO_NAME;
            if (c != REST && small) {
                best[REST] += best[c];
                best[c] = 0;
                for (int r = 0; r < REPLICATES; r++) {
                    replicates[REST][r] += replicates[c][r];
                }
            }
        }
    }

    /** Shares of the extra time; all of it unexplained where a resample shows none. */
    private static double[] sharesOf(double[] tail, double[] ordinary) {
        double[] shares = new double[CAUSES.length];
        double sum = 0;
        for (int c = 0; c < shares.length; c++) {
            shares[c] = Math.max(0, tail[c] - ordinary[c]);
            sum += shares[c];
        }
        for (int c = 0; c < shares.length; c++) {
            shares[c] = sum > 0 ? shares[c] / sum : c == REST ? 1 : 0;
        }
        return shares;
    }

    private double queuedShare(TailCause cause, double share) {
        double all = 0;
        double queued = 0;
        for (int request : tail) {
            all += requests.charges(request).nanos(cause);
            queued += requests.charges(request).queuedNanos(cause);
        }
        return all > 0 ? share * queued / all : 0;
    }

    private double controlShare(TailCause cause) {
        long met = ordinary.stream()
                .filter(request -> requests.charges(request).nanos(cause) > 0)
                .count();
        return ordinary.isEmpty() ? 0 : (double) met / ordinary.size();
    }

    /** Where most of the tail's time on it went. */
    private String place(TailCause cause) {
        Map<String, Long> places = new HashMap<>();
        for (int request : tail) {
            requests.charges(request).places(cause).forEach((place, nanos) -> places.merge(place, nanos, Long::sum));
        }
        return places.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** Charges summed by block of time. */
    private final class BlockSums {

        private final double[][] nanos = new double[blocks.count()][CAUSES.length];
        private final int[] counts = new int[blocks.count()];

        BlockSums(List<Integer> members) {
            for (int request : members) {
                int block = blocks.blockOf(requests.startNanos(request));
                counts[block]++;
                for (int c = 0; c < CAUSES.length; c++) {
                    nanos[block][c] += requests.charges(request).nanos(CAUSES[c]);
                }
            }
        }

        /** Per request over the blocks drawn; empty where they hold none. */
        double[] mean(int[] drawn) {
            double[] sum = new double[CAUSES.length];
            long count = 0;
            for (int block = 0; block < drawn.length; block++) {
                if (drawn[block] > 0 && counts[block] > 0) {
                    count += (long) drawn[block] * counts[block];
                    for (int c = 0; c < sum.length; c++) {
                        sum[c] += drawn[block] * nanos[block][c];
                    }
                }
            }
            if (count == 0) {
                return new double[0];
            }
            for (int c = 0; c < sum.length; c++) {
                sum[c] /= count;
            }
            return sum;
        }
    }
}
