package dev.headroom.profile.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CountTestTest {

    /** Fisher's tea tasting (The Design of Experiments, 1935): 3 of 4 right; the one-sided value is 17/70. */
    @Test
    void sharesAgreeWithFishersTeaTasting() {
        assertThat(CountTest.ofShares(4, 4).pValue(1, 3)).isCloseTo(2 * 17 / 70.0, within(1e-12));
    }

    /** A binomial tail: 10 of 10 on one side of equal exposures has 2 · 2⁻¹⁰. */
    @Test
    void ratesAgreeWithTheBinomialTail() {
        assertThat(CountTest.ofRates(7, 7).pValue(0, 10)).isCloseTo(2 * Math.pow(2, -10), within(1e-12));
    }

    @Test
    void equalSplitsAreNoEvidence() {
        assertThat(CountTest.ofShares(1000, 1000).pValue(20, 20)).isEqualTo(1);
    }

    @Test
    void aHandfulOfSamplesCanNeverBeCalled() {
        assertThat(CountTest.ofShares(10_000, 10_000).leastPossiblePValue(4)).isGreaterThan(0.05);
    }
}
