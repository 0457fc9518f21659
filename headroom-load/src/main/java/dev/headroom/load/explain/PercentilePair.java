package dev.headroom.load.explain;

import dev.headroom.measure.Interval;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.load.ReportedTimes;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One percentile on both sides.
 *
 * @param a in nanoseconds, where that side has it
 * @param aBounded whether there were enough requests to bound it
 */
public record PercentilePair(
        Percentile percentile, OptionalLong a, boolean aBounded, OptionalLong b, boolean bBounded, Chance chance) {

    /** Whether the difference is more than sampling does, as if requests were independent of each other. */
    public enum Chance {
        /** The two 95 % intervals lie apart. */
        BEYOND,
        /** They overlap. */
        WITHIN,
        /** One of the two has no histogram to read an interval from, or too few requests for any bound. */
        UNKNOWN;

        /** The stable name in JSON: {@code within}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static PercentilePair of(Percentile percentile, ReportedTimes a, ReportedTimes b) {
        return new PercentilePair(
                percentile,
                a.nanosAt(percentile),
                a.bounds(percentile),
                b.nanosAt(percentile),
                b.bounds(percentile),
                a.bounds(percentile) && b.bounds(percentile)
                        ? chance(a.interval(percentile), b.interval(percentile))
                        : Chance.UNKNOWN);
    }

    private static Chance chance(Optional<Interval> a, Optional<Interval> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Chance.UNKNOWN;
        }
        boolean apart =
                a.get().high() < b.get().low() || b.get().high() < a.get().low();
        return apart ? Chance.BEYOND : Chance.WITHIN;
    }

    /** B over A, where both are known and not 0. */
    public OptionalDouble ratio() {
        return a.orElse(0) > 0 && b.orElse(0) > 0
                ? OptionalDouble.of(b.getAsLong() / (double) a.getAsLong())
                : OptionalDouble.empty();
    }
}
