package dev.headroom.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When blocks are judged, and at which level. */
class LooksTest {

    private static final List<Double> FIFTHS = List.of(0.2, 0.4, 0.6, 0.8, 1.0);

    /**
     * Reboussin, DeMets, Kim and Lan, "Computations for group sequential boundaries using the Lan–DeMets spending function method", Control.
     * Clin. Trials 21 (2000): five looks at two-sided 5 %; also gsDesign's {@code sfLDOF} and {@code sfLDPocock}.
     */
    @Test
    void boundsAreThePublishedOnes() {
        assertBounds(Boundaries.of(FIFTHS, 0.025, Spending.OBRIEN_FLEMING), 4.877, 3.357, 2.680, 2.290, 2.031);
        assertBounds(Boundaries.of(FIFTHS, 0.025, Spending.POCOCK), 2.438, 2.427, 2.410, 2.397, 2.386);
    }

    /** One-sided 5 % at quarters, as SeqBounds.jl prints it. */
    @Test
    void boundsAreThoseOfAnotherImplementation() {
        List<Double> bounds = Boundaries.of(List.of(0.25, 0.5, 0.75, 1.0), 0.05, Spending.OBRIEN_FLEMING);

        assertBounds(bounds, 3.74955, 2.53993, 2.01604, 1.72014);
    }

    /** The multivariate normal of SciPy 1.17.1, {@code multivariate_normal.cdf} solved for each bound by {@code brentq}. */
    @Test
    void unevenLooksAreThoseOfTheMultivariateNormal() {
        assertBounds(Boundaries.of(List.of(0.25, 0.5, 1.0), 0.025, Spending.POCOCK), 2.3683, 2.3675, 2.2261);
        assertBounds(Boundaries.of(List.of(0.25, 0.5, 1.0), 0.025, Spending.OBRIEN_FLEMING), 4.3326, 2.9631, 1.9686);
        assertBounds(Boundaries.of(List.of(0.25, 0.5, 1.0), 0.00125, Spending.POCOCK), 3.3221, 3.3630, 3.2644);
    }

    private static void assertBounds(List<Double> bounds, double... published) {
        assertThat(bounds).hasSize(published.length);
        for (int i = 0; i < published.length; i++) {
            assertThat(bounds.get(i)).isCloseTo(published[i], within(0.001));
        }
    }

    @Test
    void theStandardPlanErrsInLessThanOneOfAHundredAtFiveBlocks() {
        Looks looks = Looks.standard();

        assertThat(looks.levelAt(5)).isCloseTo(0.008934, within(1e-6));
        assertThat(looks.levelAt(10)).isCloseTo(0.008954, within(1e-5));
        assertThat(looks.levelAt(20)).isCloseTo(0.013004, within(1e-5));
        assertThat(looks.confidenceAt(5)).isCloseTo(1 - 2 * 0.008934, within(2e-6));
    }

    @Test
    void oneLookHasTheWholeLevel() {
        assertThat(Looks.once(7).levelAt(7)).isCloseTo(0.025, within(1e-9));
    }

    /** Stopped between looks: that look is judged with what is left to spend by then. */
    @Test
    void measuringMayStopBetweenLooks() {
        Looks looks = Looks.standard();

        assertThat(looks.levelAt(3)).isLessThan(looks.levelAt(5));
        assertThat(looks.levelAt(7)).isBetween(0.003, 0.009);
        assertThat(looks.levelAt(30)).isBetween(0.005, 0.025);
    }

    @Test
    void severalLooksErrNoMoreOftenThanOne() {
        var random = new Random(11);
        List<Double> bounds = Boundaries.of(List.of(0.25, 0.5, 1.0), 0.05, Spending.POCOCK);
        int crossed = 0;
        int trials = 40_000;
        for (int trial = 0; trial < trials; trial++) {
            double first = random.nextGaussian() / 2;
            double second = first + random.nextGaussian() / 2;
            double third = second + random.nextGaussian() * Math.sqrt(0.5);
            boolean any = first * 2 > bounds.get(0) || second / Math.sqrt(0.5) > bounds.get(1) || third > bounds.get(2);
            crossed += any ? 1 : 0;
        }

        assertThat((double) crossed / trials).isCloseTo(0.05, within(0.004));
    }

    @Test
    void looksFollowEachOther() {
        Looks looks = Looks.standard();

        assertThat(looks.after(0)).contains(5);
        assertThat(looks.after(5)).contains(10);
        assertThat(looks.after(20)).isEmpty();
        assertThat(looks.isLook(10)).isTrue();
        assertThat(looks.isLook(11)).isFalse();
        assertThatThrownBy(() -> Looks.at(List.of(5, 5))).hasMessageContaining("more blocks");
        assertThatThrownBy(() -> Looks.at(List.of(1))).hasMessageContaining("from 2 on");
        assertThatThrownBy(() -> new Looks(List.of(5), 0.5, Spending.POCOCK)).hasMessageContaining("level");
    }
}
