package dev.headroom.cli.config;

import java.time.Duration;

/** What goes before the measuring window. */
public sealed interface Warmup {

    /**
     * Load until response times no longer drift.
     *
     * @param maximum steady or not, at most this long
     */
    record UntilSteady(Duration maximum) implements Warmup {

        /** Where nothing else is said. */
        public static final Duration STANDARD_MAXIMUM = Duration.ofSeconds(60);

        public UntilSteady {
            if (maximum.isNegative() || maximum.isZero()) {
                throw new IllegalArgumentException("A warm-up may last longer than 0, got " + maximum);
            }
        }

        /** At most {@link #STANDARD_MAXIMUM}. */
        public UntilSteady() {
            this(STANDARD_MAXIMUM);
        }
    }

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
