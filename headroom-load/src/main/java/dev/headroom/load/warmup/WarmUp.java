package dev.headroom.load.warmup;

import java.time.Duration;

/**
 * How long to warm up.
 *
 * @param minimum steady or not, at least this long
 * @param maximum steady or not, at most this long
 * @param window length of the windows that are compared
 */
public record WarmUp(Duration minimum, Duration maximum, Duration window) {

    public WarmUp {
        if (minimum.isNegative() || maximum.compareTo(minimum) < 0 || maximum.isZero()) {
            throw new IllegalArgumentException(
                    "A warm-up lasts at least its minimum and at most its maximum, got " + minimum + " and " + maximum);
        }
        if (window.compareTo(Duration.ofMillis(10)) < 0) {
            throw new IllegalArgumentException("A window lasts at least 10 ms, got " + window);
        }
    }

    /** Until {@link SteadyState} says so over windows of a second: 5 s at least, 60 s at most. */
    public static WarmUp untilSteady() {
        return new WarmUp(Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(1));
    }

    /** Exactly this long. */
    public static WarmUp fixed(Duration length) {
        return new WarmUp(length, length, Duration.ofSeconds(1));
    }

    public WarmUp withMaximum(Duration newMaximum) {
        return new WarmUp(minimum.compareTo(newMaximum) > 0 ? newMaximum : minimum, newMaximum, window);
    }
}
