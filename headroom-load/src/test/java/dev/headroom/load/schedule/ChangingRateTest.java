package dev.headroom.load.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** Rates that change in steps, in spikes, and with the gaps of independent users. */
class ChangingRateTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void stepsHoldEachRateAndStayAtTheLast() {
        int[] perSecond = startsPerSecond(Schedule.steps(List.of(10.0, 0.0, 40.0), Duration.ofSeconds(2)), 1, 8);

        assertThat(perSecond).containsExactly(10, 10, 0, 0, 40, 40, 40, 40);
    }

    @Test
    void aLastStepOfNothingEndsTheStarts() {
        LongSupplier offsets = Schedule.steps(List.of(2.0, 0.0), SECOND).offsetsNanos(new Random(1));

        assertThat(offsets.getAsLong()).isZero();
        assertThat(offsets.getAsLong()).isEqualTo(500_000_000L);
        assertThat(offsets.getAsLong()).isEqualTo(Schedule.NEVER);
        assertThat(offsets.getAsLong()).isEqualTo(Schedule.NEVER);
    }

    @Test
    void spikesComeAtTheEndOfEveryPeriod() {
        Schedule spikes = Schedule.spikes(5, 50, SECOND, Duration.ofSeconds(4));

        assertThat(startsPerSecond(spikes, 1, 9)).containsExactly(5, 5, 5, 50, 5, 5, 5, 50, 5);
    }

    @Test
    void betweenSpikesThereMayBeSilence() {
        Schedule bursts = Schedule.spikes(0, 50, SECOND, Duration.ofSeconds(3));

        assertThat(startsPerSecond(bursts, 1, 6)).containsExactly(0, 0, 50, 0, 0, 50);
        assertThat(bursts.offsetsNanos(new Random(1)).getAsLong()).isEqualTo(2_000_000_000L);
    }

    @Test
    void independentUsersFollowTheSameCurve() {
        Schedule ramp = Schedule.ramp(0, 2_000, Duration.ofSeconds(10)).withSpacing(Spacing.POISSON);
        int rounds = 40;
        double[] sums = new double[4];
        double[] squares = new double[4];

        for (int seed = 0; seed < rounds; seed++) {
            int[] starts = startsPerSecond(ramp, seed, 12);
            int[] taken = {starts[0], starts[5], starts[9], starts[11]};
            for (int i = 0; i < taken.length; i++) {
                sums[i] += taken[i];
                squares[i] += (double) taken[i] * taken[i];
            }
        }

        double[] expected = {100, 1_100, 1_900, 2_000};
        for (int i = 0; i < expected.length; i++) {
            double mean = sums[i] / rounds;
            assertThat(mean).isCloseTo(expected[i], within(5 * Math.sqrt(expected[i] / rounds)));
            double dispersion = (squares[i] / rounds - mean * mean) / mean;
            assertThat(dispersion).as("variance over mean, 1 for Poisson").isBetween(0.4, 2.0);
        }
        assertThat(ramp.description()).isEqualTo("Poisson ramp 0/s to 2000/s over 10.0 s");
        assertThat(ramp.withSpacing(Spacing.EVEN)).isEqualTo(Schedule.ramp(0, 2_000, Duration.ofSeconds(10)));
    }

    @Test
    void aServiceIsWarmedUpAtTheRateTheScheduleBeginsWith() {
        assertThat(Schedule.ramp(100, 900, SECOND).warmUp()).isEqualTo(Schedule.constant(100));
        assertThat(Schedule.ramp(0, 900, SECOND).warmUp()).isEqualTo(Schedule.constant(450));
        assertThat(Schedule.spikes(0, 70, SECOND, Duration.ofSeconds(9))
                        .withSpacing(Spacing.POISSON)
                        .warmUp())
                .isEqualTo(Schedule.poisson(70));
        assertThat(Schedule.poisson(7).warmUp()).isEqualTo(Schedule.poisson(7));
    }

    @Test
    void impossibleCurvesAreRefused() {
        assertThatThrownBy(() -> Schedule.steps(List.of(), SECOND)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Schedule.steps(List.of(0.0), SECOND)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Schedule.steps(List.of(-1.0), SECOND)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Schedule.spikes(1, 2, SECOND, SECOND)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Schedule.spikes(1, 2, Duration.ZERO, SECOND))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int[] startsPerSecond(Schedule schedule, long seed, int seconds) {
        int[] counts = new int[seconds];
        LongSupplier offsets = schedule.offsetsNanos(new Random(seed));
        for (long at = offsets.getAsLong(); at < seconds * 1_000_000_000L; at = offsets.getAsLong()) {
            counts[(int) (at / 1_000_000_000L)]++;
        }
        return counts;
    }
}
