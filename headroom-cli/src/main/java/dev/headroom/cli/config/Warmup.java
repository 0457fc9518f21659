package dev.headroom.cli.config;

import java.time.Duration;

/** What goes before the measuring window. */
public sealed interface Warmup {

    /** Load until response times and CPU per request no longer drift. */
    record UntilSteady() implements Warmup {}

    /** Load for a fixed time. */
    record Lasting(Duration duration) implements Warmup {
        public Lasting {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("A warm-up lasts longer than 0, got " + duration);
            }
        }
    }

    /** Measure from the first request. */
    record None() implements Warmup {}
}
