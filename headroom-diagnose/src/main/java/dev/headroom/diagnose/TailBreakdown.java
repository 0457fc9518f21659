package dev.headroom.diagnose;

import dev.headroom.measure.Interval;
import dev.headroom.measure.Percentile;
import java.util.List;

/**
 * Where the extra time of an endpoint's slowest requests went, compared with its ordinary ones.
 *
 * @param percentile requests at or beyond it are the tail
 * @param valueNanos response time at that percentile
 * @param medianNanos response time of an ordinary request
 * @param tailRequests requests in the tail
 * @param causes most first; their shares add up to 1 with {@link TailCause#UNEXPLAINED} among them
 */
public record TailBreakdown(
        String endpoint,
        Percentile percentile,
        long valueNanos,
        long medianNanos,
        long tailRequests,
        List<Share> causes) {

    /**
     * One cause.
     *
     * @param share of the extra time, 0 to 1, with its interval
     * @param controlShare how many of the ordinary requests met the same cause, 0 to 1
     * @param place where it applies, empty where it has none
     */
    public record Share(TailCause cause, Interval share, double controlShare, String place) {}

    public TailBreakdown {
        causes = List.copyOf(causes);
    }

    public long extraNanos() {
        return valueNanos - medianNanos;
    }
}
