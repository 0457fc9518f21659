package dev.headroom.benchmarks.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.benchmarks.gates.CompareFigures.Event;
import dev.headroom.measure.Percentile;
import org.junit.jupiter.api.Test;

/** The fast part of what docs/benchmarks/gates.md shows of {@code headroom compare}: few trials from a fixed seed. */
class CompareFiguresTest {

    private static final int FORKS = 5;
    private static final int TRIALS = 100;
    private static final long SEED = 7;

    @Test
    void unchangedForksSeldomFail() {
        CompareFigures figures = figures(Percentile.P95, 1);

        assertThat(figures.rate(Event.FAIL).times()).isLessThanOrEqualTo(3);
        assertThat(figures.rate(Event.PAIRED_FAIL).times()).isLessThanOrEqualTo(3);
        assertThat(figures.rate(Event.COVERED).share()).isBetween(0.82, 0.97);
        // Else the forks would be too alike to tell one rule from another.
        assertThat(figures.rate(Event.NAIVE).share()).isGreaterThan(0.08);
    }

    @Test
    void aFifthMoreOfTheMedianIsFoundByFiveForks() {
        assertThat(figures(Percentile.P50, 1.2).rate(Event.FAIL).share()).isGreaterThanOrEqualTo(0.93);
    }

    private static CompareFigures figures(Percentile percentile, double factor) {
        return CompareFigures.of(
                new TrialSource.Simulated(ForkModel.seconds(), percentile), FORKS, factor, TRIALS, SEED);
    }
}
