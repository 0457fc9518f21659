package dev.headroom.load.capacity;

import dev.headroom.measure.PercentileSummary;
import java.time.Duration;
import java.util.Optional;

/**
 * One rung of a {@link UserLadder} as it was measured.
 *
 * @param users who each asked again as soon as they were answered
 * @param errors among the requests
 * @param responseTimes of requests that succeeded
 * @param leftOut why the law is not fitted to it; empty if it is
 */
public record MeasuredLevel(
        int users,
        Duration window,
        long requests,
        long errors,
        PercentileSummary responseTimes,
        Optional<String> leftOut) {

    public MeasuredLevel {
        if (users < 1 || errors < 0 || errors > requests || window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException("A level has users, a window, and errors among its requests, got "
                    + users + ", " + window + ", " + errors + " of " + requests);
        }
    }

    /** Users and good answers per second. */
    public LoadLevel level() {
        return new LoadLevel(users, (requests - errors) * 1e9 / window.toNanos());
    }
}
