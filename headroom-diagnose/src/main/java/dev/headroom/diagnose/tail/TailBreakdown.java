package dev.headroom.diagnose.tail;

import dev.headroom.measure.Interval;
import dev.headroom.measure.Percentile;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the extra time of an endpoint's slowest requests went, compared with its ordinary ones.
 *
 * @param percentile requests at or beyond it are the tail
 * @param valueNanos response time at that percentile
 * @param medianNanos response time of an ordinary request
 * @param tailRequests requests in the tail
 * @param causes most first; their shares add up to 1 with {@link TailCause#UNEXPLAINED} among them
 * @param slowest the slowest requests, slowest first, with what happened in each
 * @param profiles samples of the tail's requests against those of ordinary ones, one per sample type that both have; worked out
 *     when asked for, since it takes as long as all the rest
 * @param modes what the distribution looks like, and which attribute splits it; empty where there are too few requests
 * @param notes sentences for people about what this answer rests on, or had to leave out
 */
public record TailBreakdown(
        String endpoint,
        Percentile percentile,
        long valueNanos,
        long medianNanos,
        long tailRequests,
        List<Share> causes,
        List<SlowRequest> slowest,
        Supplier<List<TailProfile>> profiles,
        Optional<Modes> modes,
        List<String> notes) {

    /**
     * One cause.
     *
     * @param share of the extra time, 0 to 1, with its interval
     * @param queuedShare the part of {@code share} that requests spent queued behind others that met the cause, 0 to 1
     * @param controlShare how many of the ordinary requests met the same cause, 0 to 1
     * @param place where it applies, empty where it has none
     * @param withoutNanos what the percentile would be without this cause, with its interval
     */
    public record Share(
            TailCause cause,
            Interval share,
            double queuedShare,
            double controlShare,
            String place,
            Interval withoutNanos) {}

    public TailBreakdown {
        causes = List.copyOf(causes);
        slowest = List.copyOf(slowest);
        notes = List.copyOf(notes);
    }

    public long extraNanos() {
        return valueNanos - medianNanos;
    }
}
