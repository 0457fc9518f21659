package dev.headroom.gate.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Series of runs, or of values from elsewhere, that compare with each other.
 *
 * @param circumstances what the runs have in common; empty for values from elsewhere
 * @param runs how many
 * @param first when the first one was measured
 * @param last when the last one was
 */
public record RunsAlike(
        Optional<Circumstances> circumstances, int runs, Instant first, Instant last, List<FollowedSeries> series) {

    public RunsAlike {
        series = List.copyOf(series);
        if (runs < 1 || last.isBefore(first)) {
            throw new IllegalArgumentException("There is at least one run, the first before the last");
        }
    }
}
