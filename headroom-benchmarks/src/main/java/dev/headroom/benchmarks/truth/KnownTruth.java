package dev.headroom.benchmarks.truth;

import dev.headroom.measure.Percentile;
import java.util.Arrays;

/**
 * What a client sees that asks at given instants, whatever the answers: response times by their definition, from the
 * intended start to the whole answer, in order. No network and no client costs anything here.
 */
public final class KnownTruth {

    private final long[] sortedNanos;
    private final long resets;

    private KnownTruth(long[] sortedNanos, long resets) {
        this.sortedNanos = sortedNanos;
        this.resets = resets;
    }

    /** @param arrivalsNanos since the server's start, never descending */
    public static KnownTruth of(Behaviour behaviour, long[] arrivalsNanos) {
        var responseNanos = new long[arrivalsNanos.length];
        int answered = 0;
        for (long arrival : arrivalsNanos) {
            Answer answer = behaviour.answer(arrival);
            if (!answer.reset()) {
                responseNanos[answered++] = answer.lastNanos() - arrival;
            }
        }
        long[] sorted = Arrays.copyOf(responseNanos, answered);
        Arrays.sort(sorted);
        return new KnownTruth(sorted, arrivalsNanos.length - answered);
    }

    public long answered() {
        return sortedNanos.length;
    }

    public long resets() {
        return resets;
    }

    /** The smallest response time that at least this share of the answered requests do not exceed. */
    public long nanosAt(Percentile percentile) {
        int rank = (int) Math.ceil(percentile.rank() / 100 * sortedNanos.length - 1e-9);
        return sortedNanos[Math.max(1, rank) - 1];
    }
}
