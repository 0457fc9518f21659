package dev.headroom.load.schedule;

import dev.headroom.load.schedule.RateCurve.Stretch;
import dev.headroom.measure.DurationText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** When the requests of an open model should start. It never looks at the service, so it never slips. */
public interface Schedule {

    /** The offset after the last one: nothing starts any more. */
    long NEVER = Long.MAX_VALUE;

    /**
     * The intended starts of one phase: each call gives the next one, in nanoseconds since the start of the phase, never
     * descending. Deterministic given the random numbers.
     */
    LongSupplier offsetsNanos(RandomGenerator random);

    /** In words, with the rate: {@code constant 400/s}. */
    String description();

    /** What a service is warmed up with before this schedule begins: a rate that does not change. */
    Schedule warmUp();

    /** Its rate, if that never changes. */
    OptionalDouble ratePerSecond();

    /** Until its last start; empty if it goes on for ever. */
    Optional<Duration> length();

    /** The same rates with other gaps; itself where its starts were recorded. */
    Schedule withSpacing(Spacing spacing);

    /** Equal gaps; the first request starts with the phase. */
    static Schedule constant(double ratePerSecond) {
        return new CurveSchedule(
                "constant " + rateText(ratePerSecond), RateCurve.level(requireRate(ratePerSecond)), Spacing.EVEN);
    }

    /** Independent users: exponentially distributed gaps with this mean rate. */
    static Schedule poisson(double ratePerSecond) {
        return new CurveSchedule(
                "Poisson " + rateText(ratePerSecond), RateCurve.level(requireRate(ratePerSecond)), Spacing.POISSON);
    }

    /**
     * Equal gaps at a rate that changes evenly from one to another, and stays there.
     *
     * @param fromPerSecond may be 0
     * @param over how long the change takes
     */
    static Schedule ramp(double fromPerSecond, double toPerSecond, Duration over) {
        var stretch = new Stretch(fromPerSecond, requireRate(toPerSecond), over);
        return new CurveSchedule(
                "ramp " + rateText(fromPerSecond) + " to " + rateText(toPerSecond) + " over " + timeText(over),
                new RateCurve(List.of(stretch), false),
                Spacing.EVEN);
    }

    /** Equal gaps at one rate after another, each held for this long; the last one stays. A rate may be 0. */
    static Schedule steps(List<Double> ratesPerSecond, Duration every) {
        List<Stretch> stretches = new ArrayList<>();
        ratesPerSecond.forEach(rate -> stretches.add(new Stretch(rate, rate, every)));
        String rates = ratesPerSecond.stream().map(Schedule::rateText).collect(Collectors.joining(" "));
        return new CurveSchedule(
                "steps " + rates + " every " + timeText(every), new RateCurve(stretches, false), Spacing.EVEN);
    }

    /**
     * Equal gaps at a low rate that jumps to a high one at the end of every period, again and again.
     *
     * @param lowPerSecond between the spikes, may be 0
     * @param lasting of a spike, shorter than the period
     * @param every from the end of one spike to the end of the next
     */
    static Schedule spikes(double lowPerSecond, double highPerSecond, Duration lasting, Duration every) {
        if (lasting.compareTo(every) >= 0) {
            throw new IllegalArgumentException("A spike is shorter than its period, got " + lasting + " of " + every);
        }
        var low = new Stretch(lowPerSecond, lowPerSecond, every.minus(lasting));
        var high = new Stretch(requireRate(highPerSecond), highPerSecond, lasting);
        return new CurveSchedule(
                "spikes " + rateText(lowPerSecond) + " to " + rateText(highPerSecond) + " for " + timeText(lasting)
                        + " every " + timeText(every),
                new RateCurve(List.of(low, high), true),
                Spacing.EVEN);
    }

    private static double requireRate(double ratePerSecond) {
        if (!(ratePerSecond > 0 && ratePerSecond <= RateCurve.HIGHEST_PER_SECOND)) {
            throw new IllegalArgumentException(
                    "A rate lies above 0 and at most at 1,000,000 per second, got " + ratePerSecond);
        }
        return ratePerSecond;
    }

    private static String rateText(double ratePerSecond) {
        if (!Double.isFinite(ratePerSecond)) {
            return ratePerSecond + "/s";
        }
        return BigDecimal.valueOf(ratePerSecond).stripTrailingZeros().toPlainString() + "/s";
    }

    private static String timeText(Duration duration) {
        return DurationText.of(duration.toNanos());
    }
}
