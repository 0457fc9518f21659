package dev.headroom.benchmarks.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.benchmarks.gates.GateFigures.Event;
import dev.headroom.measure.Percentile;
import org.junit.jupiter.api.Test;

/**
 * The fast part of what docs/benchmarks/gates.md shows: few trials from a fixed seed, so that the figures stay as they are until the rule
 * changes. Limits are the goals, widened by about two standard errors of so few trials.
 */
class GateTrialsTest {

    private static final long SEED = 7;

    private static GateFigures p95(ForkModel model, double factor, int trials) {
        return GateFigures.of(TrialSource.simulated(model, Percentile.P95), factor, trials, SEED);
    }

    @Test
    void unchangedCodeFailsInOneComparisonOfAHundredAtMost() {
        GateFigures figures = p95(ForkModel.seconds(), 1, 150);

        assertThat(figures.rate(Event.FAIL_AT_FIRST_LOOK).times()).isLessThanOrEqualTo(4);
        assertThat(figures.rate(Event.FAIL).times()).isLessThanOrEqualTo(5);
        assertThat(figures.rate(Event.COVERED_AT_20).share()).isBetween(0.82, 0.97);
        // Else the processes would be too alike to tell one rule from another.
        assertThat(figures.rate(Event.NAIVE).share()).isGreaterThan(0.08);
    }

    @Test
    void aFifthMoreIsFoundWithinTwentyBlocksAndNeverPasses() {
        GateFigures figures = p95(ForkModel.modes(), 1.2, 100);

        assertThat(figures.rate(Event.FAIL).share()).isGreaterThanOrEqualTo(0.95);
        assertThat(figures.rate(Event.PASS).times()).isZero();
    }

    @Test
    void aFifthMoreOfTheMedianIsFoundAtFiveBlocks() {
        GateFigures figures =
                GateFigures.of(TrialSource.simulated(ForkModel.seconds(), Percentile.P50), 1.2, 100, SEED);

        assertThat(figures.rate(Event.FAIL_AT_FIRST_LOOK).share()).isGreaterThanOrEqualTo(0.93);
    }

    @Test
    void aBuildOfTwentyUnchangedRulesDoesNotCryWolf() {
        BuildFigures figures = BuildFigures.of(TrialSource.simulated(ForkModel.seconds(), Percentile.P95), 20, 4, SEED);

        assertThat(figures.confirmed().times()).isZero();
        assertThat(figures.passed().times()).isPositive();
        assertThat(figures.naive().share()).isGreaterThan(0.5);
    }

    @Test
    void oneMoreStatementAndATenthMoreBytesAreAlwaysFoundAndNothingElse() {
        for (ExactFigures figures :
                new ExactFigures[] {ExactFigures.statements(1000, SEED), ExactFigures.bytes(1000, SEED)}) {
            assertThat(figures.found().times()).as(figures.name()).isEqualTo(1000);
            assertThat(figures.falselyFound().times()).as(figures.name()).isZero();
        }
    }

    @Test
    void aboutSoManyMoreBlocksIsRightWithinAFactorOfTwo() {
        assertThat(NeededFigures.of(0, 0.09, 60, SEED).median()).isBetween(0.5, 2.0);
        assertThat(NeededFigures.of(0.20, 0.15, 60, SEED).median()).isBetween(0.5, 2.0);
    }
}
