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
import java.util.function.ToLongFunction;

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
    private static final int MOST_TRIES = 101;
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
        double[] best = sharesOf(tailSums.mean(blocks.each()), ordinarySums.mean(blocks.each()));
        double[][] replicates = new double[CAUSES.length][REPLICATES];
        var random = new SplittableRandom(SEED);
        for (int r = 0; r < REPLICATES; r++) {
            double[] shares = replicate(tailSums, ordinarySums, random, best);
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

    /** Shares in one resample that holds requests of both kinds; what was measured where none does. */
    private double[] replicate(BlockSums tailSums, BlockSums ordinarySums, SplittableRandom random, double[] measured) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            int[] drawn = blocks.draw(random);
            double[] tailMean = tailSums.mean(drawn);
            double[] ordinaryMean = ordinarySums.mean(drawn);
            if (tailMean.length > 0 && ordinaryMean.length > 0) {
                return sharesOf(tailMean, ordinaryMean);
            }
        }
        return measured;
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

    /** Of what the tail has more than the ordinary requests: what both have of a cause is no part of its share. */
    private double queuedShare(TailCause cause, double share) {
        double extra = beyondOrdinary(charges -> charges.nanos(cause));
        double queued = beyondOrdinary(charges -> charges.queuedNanos(cause));
        return extra > 0 ? share * Math.max(0, Math.min(1, queued / extra)) : 0;
    }

    private double beyondOrdinary(ToLongFunction<RequestCharges> nanos) {
        return mean(tail, nanos) - mean(ordinary, nanos);
    }

    private double mean(List<Integer> members, ToLongFunction<RequestCharges> nanos) {
        return members.stream()
                .mapToLong(request -> nanos.applyAsLong(requests.charges(request)))
                .average()
                .orElse(0);
    }

    private double controlShare(TailCause cause) {
        long met = ordinary.stream()
                .filter(request -> requests.charges(request).nanos(cause) > 0)
                .count();
        return ordinary.isEmpty() ? 0 : (double) met / ordinary.size();
    }

    /** Where most of the tail's extra time on it went: what ordinary requests do there as well is not why they are fast. */
    private String place(TailCause cause) {
        Map<String, Double> places = new HashMap<>();
        addPlaces(cause, tail, 1.0 / Math.max(1, tail.size()), places);
        addPlaces(cause, ordinary, -1.0 / Math.max(1, ordinary.size()), places);
        return places.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private void addPlaces(TailCause cause, List<Integer> members, double factor, Map<String, Double> places) {
        for (int request : members) {
            requests.charges(request)
                    .places(cause)
                    .forEach((place, nanos) -> places.merge(place, factor * nanos, Double::sum));
        }
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
