package dev.headroom.load.schedule;

import java.time.Duration;
import java.util.List;

/**
 * A rate over time, in stretches that are level or sloped.
 *
 * @param repeated begins anew after its last stretch; otherwise the rate at which that one ends goes on
 */
public record RateCurve(List<Stretch> stretches, boolean repeated) {

    /** The highest rate there may be. */
    public static final double HIGHEST_PER_SECOND = 1_000_000;

    private static final Duration LONGEST_STRETCH = Duration.ofHours(24);
    private static final int MOST_STRETCHES = 1_000;

    /** Requests per second from one value to another, evenly; either may be 0. */
    public record Stretch(double fromPerSecond, double toPerSecond, Duration lasting) {
        public Stretch {
            requireRateOrNone(fromPerSecond);
            requireRateOrNone(toPerSecond);
            if (lasting.isZero() || lasting.isNegative() || lasting.compareTo(LONGEST_STRETCH) > 0) {
                throw new IllegalArgumentException(
                        "A stretch of a schedule lasts above 0 and at most 24 h, got " + lasting);
            }
        }

        double seconds() {
            return lasting.toNanos() / 1e9;
        }

        /** The area under it. */
        double starts() {
            return (fromPerSecond + toPerSecond) / 2 * seconds();
        }

        /** When the area from its begin has grown to this: the root of from × t + slope × t² / 2 = starts. */
        double secondsUntil(double starts) {
            double slope = (toPerSecond - fromPerSecond) / seconds();
            // Written so that it neither cancels nor divides by a slope of 0.
            double root = fromPerSecond + Math.sqrt(Math.max(0, fromPerSecond * fromPerSecond + 2 * slope * starts));
            return starts <= 0 ? 0 : 2 * starts / root;
        }
    }

    public RateCurve {
        stretches = List.copyOf(stretches);
        if (stretches.isEmpty() || stretches.size() > MOST_STRETCHES) {
            throw new IllegalArgumentException("A schedule has 1 to 1,000 stretches, got " + stretches.size());
        }
        if (stretches.stream().allMatch(stretch -> stretch.starts() == 0)) {
            throw new IllegalArgumentException("A schedule starts something: one of its rates is above 0");
        }
    }

    static RateCurve level(double perSecond) {
        return new RateCurve(List.of(new Stretch(perSecond, perSecond, Duration.ofSeconds(1))), false);
    }

    /** Whether the rate never changes. */
    boolean isLevel() {
        double first = stretches.get(0).fromPerSecond();
        return stretches.stream().allMatch(s -> s.fromPerSecond() == first && s.toPerSecond() == first);
    }

    /** The rate it begins with; where that is 0, the mean of the first stretch that starts anything. */
    double beginning() {
        for (Stretch stretch : stretches) {
            if (stretch.starts() > 0) {
                return stretch.fromPerSecond() > 0 ? stretch.fromPerSecond() : stretch.starts() / stretch.seconds();
            }
        }
        throw new IllegalStateException("A curve without any start cannot be made");
    }

    /** A walk along the curve, from its begin. */
    Walk walk() {
        return new Walk();
    }

    private static void requireRateOrNone(double perSecond) {
        if (!(perSecond >= 0 && perSecond <= HIGHEST_PER_SECOND)) {
            throw new IllegalArgumentException(
                    "A rate lies at or above 0 and at most at 1,000,000 per second, got " + perSecond);
        }
    }

    /** Where the area under the curve reaches ascending amounts. Not thread-safe. */
    final class Walk {
        private int index;
        private double startsBefore;
        private double secondsBefore;

        /** The seconds since the curve's begin, infinite if it is never reached. */
        double secondsUntil(double starts) {
            while (index < stretches.size()) {
                Stretch stretch = stretches.get(index);
                // At the end of a stretch the next one decides: it may be one that starts nothing for long.
                if (starts - startsBefore < stretch.starts()) {
                    return secondsBefore + stretch.secondsUntil(starts - startsBefore);
                }
                startsBefore += stretch.starts();
                secondsBefore += stretch.seconds();
                index++;
                if (repeated && index == stretches.size()) {
                    index = 0;
                }
            }
            double rate = stretches.get(stretches.size() - 1).toPerSecond();
            return rate == 0 ? Double.POSITIVE_INFINITY : secondsBefore + (starts - startsBefore) / rate;
        }
    }
}
