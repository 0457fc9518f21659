package dev.headroom.load.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How early the loop stops sleeping follows how late its host wakes it. */
class SpinMarginTest {

    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void aPromptHostLeavesThePlansMargin() {
        var margin = new SpinMargin(100_000);

        wake(margin, 1_000, 60_000);

        assertThat(margin.nanos()).isEqualTo(100_000);
    }

    @Test
    void aHostThatWakesLaterIsWokenEarlierForNineInTen() {
        var margin = new SpinMargin(50_000);

        wake(margin, 5_000, 200_000);

        assertThat(margin.nanos()).isBetween(150_000L, 200_000L);
    }

    @Test
    void stallsOfAHostDoNotMakeItSpinForGood() {
        var margin = new SpinMargin(100_000);

        for (int i = 0; i < 1_000; i++) {
            margin.woke(50_000_000);
        }
        assertThat(margin.nanos()).isEqualTo(SpinMargin.MOST_NANOS);

        wake(margin, 1_000, 60_000);
        assertThat(margin.nanos()).isEqualTo(100_000);
    }

    @Test
    void aLoopThatMayNotSpinNeverDoes() {
        var margin = new SpinMargin(0);

        wake(margin, 1_000, 200_000);

        assertThat(margin.nanos()).isZero();
    }

    private void wake(SpinMargin margin, int times, long latestNanos) {
        for (int i = 0; i < times; i++) {
            margin.woke(random.nextLong(latestNanos));
        }
    }
}
