package dev.headroom.load;

import java.math.BigDecimal;
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
