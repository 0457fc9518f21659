package dev.headroom.gate.history.series;

import java.time.Instant;

/** One value of a series; finite. */
public record Observation(Instant time, double value) {

    public Observation {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("A value of a series is finite, got " + value);
        }
    }
}
