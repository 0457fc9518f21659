package dev.headroom.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.measure.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedRatioTest {

    @Test
    void driftThatBothConditionsShareFallsOut() {
        var base = new Series(List.of(1.0, 10.0, 100.0));
        var other = new Series(List.of(1.02, 10.2, 102.0));

        PairedRatio ratio = PairedRatio.of(base, other);

        Interval interval = ratio.interval().orElseThrow();
        assertThat(ratio.ratio()).isCloseTo(1.02, within(1e-12));
        assertThat(interval.high() - interval.low()).isLessThan(1e-9);
    }

    @Test
    void ratiosAreAveragedGeometrically() {
        PairedRatio ratio = PairedRatio.of(new Series(List.of(1.0, 1.0)), new Series(List.of(2.0, 0.5)));

        assertThat(ratio.ratio()).isCloseTo(1, within(1e-12));
        assertThat(ratio.interval().orElseThrow().contains(1)).isTrue();
    }

    @Test
    void oneRoundHasARatioAndNoInterval() {
        PairedRatio ratio = PairedRatio.of(new Series(List.of(2.0)), new Series(List.of(3.0)));

        assertThat(ratio.interval()).isEmpty();
        assertThat(ratio.text()).isEqualTo("1.500");
    }

    @Test
    void aValueOfNothingIsRefused() {
        var base = new Series(List.of(0.0, 1.0));

        assertThatThrownBy(() -> PairedRatio.of(base, base)).hasMessageContaining("above 0");
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        assertThat(new Series(List.of(9.0, 1.0, 3.0, 2.0)).text(1)).isEqualTo("2.5 (1.0–9.0)");
    }
}
