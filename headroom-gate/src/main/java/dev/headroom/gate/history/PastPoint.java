package dev.headroom.gate.history;

import dev.headroom.measure.run.Commit;
import java.time.Instant;
import java.util.Optional;

/**
 * One value of a series and where it comes from.
 *
 * @param value in the series' unit; finite
 * @param source the run's id, or a line of a file
 * @param commit what was measured; empty where it is not known
 */
public record PastPoint(Instant time, double value, String source, Optional<Commit> commit) {

    public PastPoint {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("A value of a series is finite, got " + value + " of " + source);
        }
    }
}
