package dev.headroom.diagnose.internal.tail;

import dev.headroom.diagnose.internal.Bootstrap;
import dev.headroom.diagnose.tail.TailCause;
import dev.headroom.measure.Interval;
import dev.headroom.measure.Percentile;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What a percentile would be had a cause cost no request any time: what it is charged with, queues behind it included, is taken
 * from every request, and the percentile is read again. Intervals are by resampling {@link TimeBlocks}.
 */
final class Counterfactual {

    private static final int REPLICATES = 200;
    private static final long SEED = 0xC0_FF_EEL;

    private final ChargedRequests requests;
    private final Percentile percentile;
    private final TimeBlocks blocks;

    Counterfactual(ChargedRequests requests, Percentile percentile, TimeBlocks blocks) {
        this.requests = requests;
        this.percentile = percentile;
        this.blocks = blocks;
    }

    /** In nanoseconds. */
    Interval of(TailCause cause) {
        int n = requests.count();
        Integer[] order = requests.slowestLast().toArray(new Integer[0]);
        long[] left = new long[requests.endpoint().requests().size()];
        for (int request : order) {
            left[request] = requests.responseTimeWithout(request, cause);
        }
        Arrays.sort(order, (a, b) -> Long.compare(left[b], left[a]));
        int[] block = new int[n];
        for (int i = 0; i < n; i++) {
            block[i] = blocks.blockOf(requests.startNanos(order[i]));
        }
        int[] counts = new int[blocks.count()];
        for (int b : block) {
            counts[b]++;
        }
        double best = left[order[place(block, counts, blocks.each())]];
        double[] values = new double[REPLICATES];
        var random = new SplittableRandom(SEED);
        for (int r = 0; r < REPLICATES; r++) {
            values[r] = left[order[place(block, counts, blocks.draw(random))]];
        }
        return Bootstrap.around(best, values);
    }

    /** Which request, slowest first, stands at the percentile of the blocks drawn: found from the slow end, where it is near. */
    private int place(int[] block, int[] counts, int[] drawn) {
        long total = 0;
        for (int b = 0; b < counts.length; b++) {
            total += (long) counts[b] * drawn[b];
        }
        long beyond = total - (long) Math.ceil(percentile.rank() / 100 * total) + 1;
        long seen = 0;
        for (int i = 0; i < block.length; i++) {
            seen += drawn[block[i]];
            if (seen >= beyond && drawn[block[i]] > 0) {
                return i;
            }
        }
        return block.length - 1;
    }
}
