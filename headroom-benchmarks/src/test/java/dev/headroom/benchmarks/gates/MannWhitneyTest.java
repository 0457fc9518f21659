package dev.headroom.benchmarks.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A peer's rank test, so that the peer is not beaten by our mistake. */
class MannWhitneyTest {

    /** {@code scipy.stats.mannwhitneyu(…, method='exact')}, SciPy 1.17.1. */
    @Test
    void smallSamplesAreExact() {
        double p = MannWhitney.pValue(new double[] {1.1, 2.2, 3.3, 4.4, 5.5}, new double[] {2.1, 3.2, 6.3, 7.4, 8.5});

        assertThat(p).isCloseTo(0.30952380952380953, within(1e-12));
    }

    /** The sleep data, with ties: {@code scipy.stats.mannwhitneyu(…, method='asymptotic')}. */
    @Test
    void tiesAreAllowedFor() {
        double[] one = {-1.6, -1.2, -0.2, -0.1, 0.0, 0.7, 0.8, 2.0, 3.4, 3.7};
        double[] two = {-0.1, 0.1, 0.8, 1.1, 1.6, 1.9, 3.4, 4.4, 4.6, 5.5};

        assertThat(MannWhitney.pValue(two, one)).isCloseTo(0.06932757543362658, within(1e-12));
        assertThat(MannWhitney.pValue(one, two)).isCloseTo(0.06932757543362658, within(1e-12));
    }

    /** Five of five: 2 of the 252 orders are that far apart. */
    @Test
    void fiveAgainstFiveCannotBeSurerThanOneOf126() {
        double p = MannWhitney.pValue(new double[] {1, 2, 3, 4, 5}, new double[] {6, 7, 8, 9, 10});

        assertThat(p).isCloseTo(2 / 252.0, within(1e-12));
    }
}
