package dev.headroom.load.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    @Test
    void aConstantScheduleDoesNotAddUpRounding() {
        LongSupplier offsets = Schedule.constant(3).offsetsNanos(new Random(1));
        long last = 0;

        for (int i = 0; i <= 3_000_000; i++) {
            last = offsets.getAsLong();
        }

        assertThat(last).isEqualTo(1_000_000L * 1_000_000_000L);
    }

    @Test
    void poissonGapsHaveTheMeanAndTheSpreadOfAnExponential() {
        LongSupplier offsets = Schedule.poisson(1_000).offsetsNanos(new Random(5));
        int n = 100_000;
        double sumOfSquares = 0;
        long last = 0;

        for (int i = 0; i < n; i++) {
            long next = offsets.getAsLong();
            assertThat(next).isGreaterThanOrEqualTo(last);
            sumOfSquares += Math.pow((next - last) / 1e6, 2);
            last = next;
        }

        assertThat(last / 1e6 / n).isBetween(0.98, 1.02);
        assertThat(sumOfSquares / n)
                .as("second moment, 2 for an exponential of mean 1")
                .isBetween(1.9, 2.1);
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "10, 110", "200, 20", "50, 50"})
    void aRampStartsAsManyRequestsAsTheAreaUnderIt(double from, double to) {
        LongSupplier offsets = Schedule.ramp(from, to, Duration.ofSeconds(10)).offsetsNanos(new Random(1));
        long half = 0;
        long ramp = 0;
        long before = 0;

        for (long at = offsets.getAsLong(); at < 20_000_000_000L; at = offsets.getAsLong()) {
            assertThat(at).isGreaterThanOrEqualTo(before);
            before = at;
            half += at < 5_000_000_000L ? 1 : 0;
            ramp += at < 10_000_000_000L ? 1 : 0;
        }

        assertThat(half).isCloseTo(Math.round(from * 5 + (to - from) * 1.25), within(1L));
        assertThat(ramp).isCloseTo(Math.round((from + to) * 5), within(1L));
        assertThat(offsets.getAsLong() - before).as("gap after the ramp").isCloseTo((long) (2e9 / to), within(2L));
    }

    @Test
    void impossibleRampsAreRefused() {
        assertThatThrownBy(() -> Schedule.ramp(-1, 10, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Schedule.ramp(10, 0, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Schedule.ramp(1, 10, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 2e6})
    void impossibleRatesAreRefused(double rate) {
        assertThatThrownBy(() -> Schedule.constant(rate)).isInstanceOf(IllegalArgumentException.class);
    }
}
