package dev.headroom.measure.load;

import dev.headroom.measure.run.SelfCheck;
import java.time.Duration;
import java.time.Instant;

/**
 * One generator's part in a load.
 *
 * @param id no two runs of generators share it
 * @param host the machine it ran on
 * @param version of Headroom
 * @param started of its measuring window, by its own machine's clock
 * @param window length of it
 * @param complete false when it was stopped before its window ended
 * @param requests whose intended start lay in the window, errors included
 */
public record GeneratorRun(
        String id,
        String host,
        String version,
        Instant started,
        Duration window,
        boolean complete,
        long requests,
        SelfCheck selfCheck) {

    public GeneratorRun {
        if (id.isBlank()) {
            throw new IllegalArgumentException("A generator's run has an id");
        }
        if (window.isNegative() || requests < 0) {
            throw new IllegalArgumentException(
                    "Neither a window nor a count is negative, got " + window + " and " + requests + " requests");
        }
    }

    public Instant ended() {
        return started.plus(window);
    }
}
