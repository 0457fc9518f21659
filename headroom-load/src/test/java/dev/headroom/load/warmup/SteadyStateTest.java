package dev.headroom.load.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.load.warmup.SteadyState.Window;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class SteadyStateTest {

    @Test
    void aFlatSeriesIsSteadyAsSoonAsThereAreEnoughWindows() {
        assertThat(firstSteady(i -> 1.0)).isEqualTo(SteadyState.WINDOWS);
    }

    @Test
    void aSeriesThatHalvesEverySecondBecomesSteadyOnceItIsFlat() {
        int steady = firstSteady(i -> 1 + 20 * Math.pow(0.5, i));

        assertThat(steady).isBetween(10, 14);
    }

    @Test
    void aSeriesThatGrowsIsNeverSteady() {
        assertThat(firstSteady(i -> Math.pow(1.05, i))).isEqualTo(-1);
    }

    @Test
    void noiseOfFivePercentIsSteady() {
        var random = new SplittableRandom(1);

        assertThat(firstSteady(i -> 1 + 0.1 * (random.nextDouble() - 0.5)))
                .isLessThanOrEqualTo(10)
                .isPositive();
    }

    @Test
    void jumpsAreNotSteady() {
        assertThat(firstSteady(i -> i % 2 == 0 ? 1 : 2)).isEqualTo(-1);
    }

    @Test
    void windowsOfErrorsStartTheCountAnew() {
        var state = new SteadyState();
        for (int i = 0; i < SteadyState.WINDOWS - 1; i++) {
            state.accept(new Window(100, 0, 1_000, 2_000));
        }

        assertThat(state.accept(new Window(10, 90, 1_000, 2_000))).isFalse();
        assertThat(state.reason()).contains("90 errors");
        assertThat(state.accept(new Window(100, 0, 1_000, 2_000))).isFalse();
    }

    private static int firstSteady(IntToDoubleFunction millis) {
        var state = new SteadyState();
        for (int i = 0; i < 60; i++) {
            double value = millis.applyAsDouble(i) * 1e6;
            if (state.accept(new Window(400, 0, (long) value, (long) (value * 3)))) {
                assertThat(state.reason()).contains("p50 drifted");
                return i + 1;
            }
        }
        return -1;
    }
}
