package dev.headroom.gate.history.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.measure.Interval;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final double[] RISING = {
        10.1, 10.3, 9.8, 10.4, 10.6, 10.2, 10.9, 10.5, 11.0, 10.7, 11.2, 10.8, 11.1, 11.5, 11.0, 11.6, 11.3, 11.9, 11.4,
        11.8
    };

    @Test
    void slopeAndIntervalAreThoseOfScipy() {
        // SciPy 1.17.1: scipy.stats.theilslopes(RISING, range(20)); its ranks are rounded otherwise by one place.
        Interval slope = trend(RISING, 0).slope().orElseThrow();

        assertThat(slope.best()).isCloseTo(0.09642857142857121, within(1e-12));
        assertThat(slope.low()).isCloseTo(0.06666666666666667, within(0.002));
        assertThat(slope.high()).isCloseTo(0.10833333333333339, within(0.002));
    }

    @Test
    void theTestIsMannsAndKendalls() {
        // By hand: S = 145, variance 949 with ties, z = 144 / √949; SciPy's norm.sf for the tail.
        assertThat(trend(RISING, 0).pValue()).isCloseTo(2.9475994027124586e-06, within(1e-15));
    }

    @Test
    void whatNeighboursHandOnIsNoEvidence() {
        assertThat(trend(RISING, 0.5).pValue())
                .isGreaterThan(100 * trend(RISING, 0).pValue());
    }

    @Test
    void aLevelHasNoTrend() {
        assertThat(trend(new double[30], 0).pValue()).isEqualTo(1);
        assertThat(trend(new double[30], 0).isSure()).isFalse();
    }

    @Test
    void manyValuesAreAveragedAndKeepTheirSlope() {
        double[] values = EnergyScanTest.noise(1_000, 2);
        for (int i = 0; i < values.length; i++) {
            values[i] += 0.01 * i;
        }

        Interval slope = trend(values, 0).slope().orElseThrow();

        assertThat(slope.contains(0.01)).isTrue();
        assertThat(slope.halfWidth()).isLessThan(0.001);
    }

    @Test
    void valuesOfOneMomentHaveNoSlope() {
        Trend trend = Trend.of(new double[20], EnergyScanTest.noise(20, 1), 0, 20, 0);

        assertThat(trend.slope()).isEmpty();
        assertThat(trend.isSure()).isFalse();
    }

    private static Trend trend(double[] values, double phi) {
        double[] times = new double[values.length];
        Arrays.setAll(times, i -> i);
        return Trend.of(times, values, 0, values.length, phi);
    }
}
