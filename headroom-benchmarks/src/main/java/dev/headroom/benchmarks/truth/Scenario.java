package dev.headroom.benchmarks.truth;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Servers of known truth. Their effects last 100 ms and more, so that what a busy machine adds stays far below the 5 % a
 * measurement may be off.
 */
public enum Scenario {
    /** 100 ms; every 4 s it freezes for a second. */
    FREEZE(() -> Behaviour.pausing(millis(100), millis(4_000), millis(1_000))),
    /** 100 ms; every 800 ms it pauses for 600 ms. */
    PAUSES(() -> Behaviour.pausing(millis(100), millis(800), millis(600))),
    /** 100 ms; every 80th request takes a second, a little more than one percent. */
    SLOW_PERCENT(() -> Behaviour.byNumber(number -> (number % 80 == 0 ? 1_000 : 100) * Scenario.MILLI)),
    /** One request at a time, each for 5 ms: 200/s is all it can carry. */
    SATURATION(() -> Behaviour.oneAtATime(millis(5))),
    /** 200 to 1,000 ms, evenly; every 4th request ends in a reset instead. */
    RESETS(() -> Behaviour.byNumber(Scenario::even).resettingEvery(4)),
    /** 200 to 1,000 ms, evenly, from the first of eight pieces of the answer to the last. */
    DRIBBLE(() -> Behaviour.byNumber(Scenario::even).dribbling(8));

    private static final long MILLI = 1_000_000;

    @SuppressWarnings("ImmutableEnumChecker") // a factory without state, which its type does not say
    private final Supplier<Behaviour> behaviours;

    Scenario(Supplier<Behaviour> behaviours) {
        this.behaviours = behaviours;
    }

    /** For one run. */
    public Behaviour behaviour() {
        return behaviours.get();
    }

    /** {@code slow-percent}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    /** A thousand times in even steps over 200 to 1,000 ms, in an order without long rises (617 is prime to 1000). */
    private static long even(int number) {
        return (200 + 800L * (number * 617L % 1_000) / 1_000) * MILLI;
    }
}
