package dev.headroom.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProportionTest {

    /** Newcombe 1998, Statistics in Medicine 17, table I: 81 of 263 by the score method without correction. */
    @Test
    void intervalAgreesWithAPublishedExample() {
        Interval interval = new Proportion(81, 263).interval();

        assertThat(interval.low()).isCloseTo(0.2553, within(5e-5));
        assertThat(interval.high()).isCloseTo(0.3662, within(5e-5));
    }

    /** Newcombe 1998: 0 of 20. */
    @Test
    void noneOfSomeStillLeavesRoomAboveZero() {
        Interval interval = new Proportion(0, 20).interval();

        assertThat(interval.low()).isZero();
        assertThat(interval.high()).isCloseTo(0.1611, within(5e-5));
    }

    @Test
    void noTrialsSayNothing() {
        assertThat(new Proportion(0, 0).interval()).isEqualTo(new Interval(0, 0, 1));
    }

    @Test
    void moreSuccessesThanTrialsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(3, 2));
    }

    @Property
    void theIntervalHoldsTheShareAndStaysInsideZeroToOne(
            @ForAll @IntRange(max = 5_000) int successes, @ForAll @IntRange(max = 5_000) int failures) {
        var proportion = new Proportion(successes, successes + failures);

        Interval interval = proportion.interval();

        assertThat(interval.low()).isBetween(0.0, proportion.share());
        assertThat(interval.high()).isBetween(proportion.share(), 1.0);
    }

    @Test
    void nineteenOfTwentyIntervalsCoverTheTruth() {
        var random = new Random(20);
        double truth = 0.18;
        int covered = 0;
        int runs = 2_000;

        for (int run = 0; run < runs; run++) {
            int hits = 0;
            for (int trial = 0; trial < 400; trial++) {
                hits += random.nextDouble() < truth ? 1 : 0;
            }
            covered += new Proportion(hits, 400).interval().contains(truth) ? 1 : 0;
        }

        assertThat(covered / (double) runs).isBetween(0.93, 0.97);
    }
}
