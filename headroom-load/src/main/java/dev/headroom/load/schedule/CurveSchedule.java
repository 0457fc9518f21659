package dev.headroom.load.schedule;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Starts along a rate that changes. The n-th even start is where the area under the curve reaches n; the starts of
 * independent users are where it reaches the n-th point of a Poisson process of rate 1 (time change of a Poisson process;
 * Çınlar, Introduction to Stochastic Processes, 1975, chapter 4, section 7).
 *
 * @param description in words, with the rates
 */
record CurveSchedule(String description, RateCurve curve, Spacing spacing) implements Schedule {

    @Override
    public LongSupplier offsetsNanos(RandomGenerator random) {
        RateCurve.Walk walk = curve.walk();
        return switch (spacing) {
            case EVEN ->
                new LongSupplier() {
                    private long index;

                    @Override
                    public long getAsLong() {
                        return nanos(walk.secondsUntil(index++));
                    }
                };
            case POISSON ->
                new LongSupplier() {
                    private double area;

                    @Override
                    public long getAsLong() {
                        area -= Math.log1p(-random.nextDouble());
                        return nanos(walk.secondsUntil(area));
                    }
                };
        };
    }

    @Override
    public Schedule warmUp() {
        if (curve.isLevel()) {
            return this;
        }
        double rate = curve.beginning();
        return spacing == Spacing.POISSON ? Schedule.poisson(rate) : Schedule.constant(rate);
    }

    @Override
    public OptionalDouble ratePerSecond() {
        return curve.isLevel() ? OptionalDouble.of(curve.beginning()) : OptionalDouble.empty();
    }

    @Override
    public Optional<Duration> length() {
        return Optional.empty();
    }

    @Override
    public Schedule withSpacing(Spacing newSpacing) {
        if (curve.isLevel()) {
            return newSpacing == Spacing.POISSON
                    ? Schedule.poisson(curve.beginning())
                    : Schedule.constant(curve.beginning());
        }
        String plain = spacing == Spacing.POISSON ? description.substring("Poisson ".length()) : description;
        return new CurveSchedule(newSpacing == Spacing.POISSON ? "Poisson " + plain : plain, curve, newSpacing);
    }

    /** Rounds to the nearest; what is beyond all time is {@link Schedule#NEVER}. */
    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
