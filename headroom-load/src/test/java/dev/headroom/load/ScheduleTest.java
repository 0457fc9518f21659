package dev.headroom.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 2e6})
    void impossibleRatesAreRefused(double rate) {
        assertThatThrownBy(() -> Schedule.constant(rate)).isInstanceOf(IllegalArgumentException.class);
    }
}
