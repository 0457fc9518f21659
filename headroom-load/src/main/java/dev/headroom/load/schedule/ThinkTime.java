package dev.headroom.load.schedule;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a user of a closed model waits between an answer and the next request.
 *
 * @param mean 0 for none
 * @param spacing whether all think equally long, or exponentially distributed times
 */
public record ThinkTime(Duration mean, Spacing spacing) {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final ThinkTime NONE = new ThinkTime(Duration.ZERO, Spacing.EVEN);

    public ThinkTime {
        if (mean.isNegative() || mean.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A think time lies from 0 to 1 h, got " + mean);
        }
    }

    public static ThinkTime none() {
        return NONE;
    }

    public static ThinkTime constant(Duration length) {
        return new ThinkTime(length, Spacing.EVEN);
    }

    public static ThinkTime exponential(Duration mean) {
        return new ThinkTime(mean, Spacing.POISSON);
    }

    public boolean isNone() {
        return mean.isZero();
    }

    /** The next one. */
    public long nextNanos(RandomGenerator random) {
        return spacing == Spacing.EVEN ? mean.toNanos() : (long) (-Math.log1p(-random.nextDouble()) * mean.toNanos());
    }

    /** The first one of each user: spread, so that they do not begin as one crowd. */
    public long firstNanos(RandomGenerator random) {
        return spacing == Spacing.EVEN ? (long) (random.nextDouble() * mean.toNanos()) : nextNanos(random);
    }
}
