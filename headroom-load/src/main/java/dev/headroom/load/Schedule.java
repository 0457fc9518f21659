package dev.headroom.load;

import dev.headroom.measure.DurationText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** When the requests of an open model should start. It never looks at the service, so it never slips. */
public interface Schedule {

    /**
     * The intended starts of one phase: each call gives the next one, in nanoseconds since the start of the phase, never
     * descending. Deterministic given the random numbers.
     */
    LongSupplier offsetsNanos(RandomGenerator random);

    /** In words, with the rate: {@code constant 400/s}. */
    String description();

    /** Equal gaps; the first request starts with the phase. */
    static Schedule constant(double ratePerSecond) {
        double gapNanos = 1e9 / requireRate(ratePerSecond);
        return named("constant " + rateText(ratePerSecond), random -> new LongSupplier() {
            private long index;

            @Override
            public long getAsLong() {
                // Multiplied, not summed: rounding must not add up over a long run.
                return Math.round(index++ * gapNanos);
            }
        });
    }

    /** Independent users: exponentially distributed gaps with this mean rate. */
    static Schedule poisson(double ratePerSecond) {
        double meanGapNanos = 1e9 / requireRate(ratePerSecond);
        return named("Poisson " + rateText(ratePerSecond), random -> new LongSupplier() {
            private double offsetNanos;

            @Override
            public long getAsLong() {
                offsetNanos -= Math.log1p(-random.nextDouble()) * meanGapNanos;
                return (long) offsetNanos;
            }
        });
    }

    /**
     * Equal gaps at a rate that changes evenly from one to another, and stays there.
     *
     * @param fromPerSecond may be 0
     * @param over how long the change takes
     */
    static Schedule ramp(double fromPerSecond, double toPerSecond, Duration over) {
        double from = fromPerSecond == 0 ? 0 : requireRate(fromPerSecond);
        double to = requireRate(toPerSecond);
        if (over.isZero() || over.isNegative() || over.compareTo(LoadPlan.LONGEST_PHASE) > 0) {
            throw new IllegalArgumentException("A ramp lasts above 0 and at most 24 h, got " + over);
        }
        double seconds = over.toNanos() / 1e9;
        double startsInRamp = (from + to) / 2 * seconds;
        double slope = (to - from) / seconds;
        String description =
                "ramp " + rateText(from) + " to " + rateText(to) + " over " + DurationText.of(over.toNanos());
        return named(description, random -> new LongSupplier() {
            private long index;

            @Override
            public long getAsLong() {
                double n = index++;
                // The n-th start is where the rate's integral, from × t + slope × t² / 2, reaches n; the root is
                // written
                // so that it neither cancels nor divides by a slope of 0.
                double root = from + Math.sqrt(Math.max(0, from * from + 2 * slope * n));
                double at = n <= startsInRamp ? (n == 0 ? 0 : 2 * n / root) : seconds + (n - startsInRamp) / to;
                return Math.round(at * 1e9);
            }
        });
    }

    private static double requireRate(double ratePerSecond) {
        if (!(ratePerSecond > 0 && ratePerSecond <= 1_000_000)) {
            throw new IllegalArgumentException(
                    "A rate lies above 0 and at most at 1,000,000 per second, got " + ratePerSecond);
        }
        return ratePerSecond;
    }

    private static String rateText(double ratePerSecond) {
        return BigDecimal.valueOf(ratePerSecond).stripTrailingZeros().toPlainString() + "/s";
    }

    private static Schedule named(String description, Function<RandomGenerator, LongSupplier> starts) {
        return new Schedule() {
            @Override
            public LongSupplier offsetsNanos(RandomGenerator random) {
                return starts.apply(random);
            }

            @Override
            public String description() {
                return description;
            }
        };
    }
}
