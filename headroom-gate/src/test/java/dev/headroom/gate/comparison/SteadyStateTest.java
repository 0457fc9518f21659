package dev.headroom.gate.comparison;

import static dev.headroom.gate.comparison.Results.judge;
import static dev.headroom.gate.comparison.Results.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.gate.Verdict;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a fork's iterations become steady, and what becomes of forks that never do. */
class SteadyStateTest {

    private static double[] noisy(long seed, int count, double noise, IntToDoubleFunction level) {
        var random = new Random(seed);
        double[] iterations = new double[count];
        for (int i = 0; i < count; i++) {
            iterations[i] = level.applyAsDouble(i) * Math.exp(noise * random.nextGaussian());
        }
        return iterations;
    }

    @Test
    void aSlowStartIsLeftOut() {
        var state = SteadyState.of(noisy(1, 40, 0.02, i -> i < 8 ? 150 : 100));

        assertThat(state.isSteady()).isTrue();
        assertThat(state.start()).isEqualTo(8);
    }

    @Test
    void oneSlowFirstIterationIsAWarmUpToo() {
        assertThat(SteadyState.of(noisy(2, 20, 0.01, i -> i == 0 ? 300 : 100)).start())
                .isEqualTo(1);
    }

    @Test
    void aSinglePauseIsNoChangeOfLevel() {
        var state = SteadyState.of(noisy(3, 30, 0.01, i -> i == 17 || i == 29 ? 200 : 100));

        assertThat(state).isEqualTo(new SteadyState(0, 30));
    }

    @Test
    void levelsThatDifferByLessThanAnythingJudgedAreOne() {
        assertThat(SteadyState.of(noisy(4, 40, 0.002, i -> i < 20 ? 103 : 100)).start())
                .isZero();
    }

    @Test
    void whatChangesShortlyBeforeItsEndNeverWasSteady() {
        assertThat(SteadyState.of(noisy(5, 40, 0.01, i -> i < 34 ? 100 : 160)).isSteady())
                .isFalse();
    }

    @Test
    void whatDriftsAllTheTimeIsNeverSteady() {
        assertThat(SteadyState.of(noisy(6, 60, 0.005, i -> 100 * Math.exp(0.01 * i)))
                        .isSteady())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.6, 0.8})
    void noiseIsSeldomTakenForAChange(double autocorrelation) {
        var random = new Random(7);
        int moved = 0;
        int unsteady = 0;
        for (int trial = 0; trial < 500; trial++) {
            double[] iterations = new double[30];
            double state = random.nextGaussian();
            for (int i = 0; i < iterations.length; i++) {
                iterations[i] = 100 * Math.exp(0.04 * state);
                state = autocorrelation * state
                        + Math.sqrt(1 - autocorrelation * autocorrelation) * random.nextGaussian();
            }
            var found = SteadyState.of(iterations);
            moved += found.start() > 0 ? 1 : 0;
            unsteady += found.isSteady() ? 0 : 1;
        }

        assertThat(moved).isLessThanOrEqualTo(25);
        assertThat(unsteady).isLessThanOrEqualTo(8);
    }

    @Test
    void iterationsBeforeTheSteadyStateDoNotCountInAComparison() throws Exception {
        double[] cold = noisy(8, 20, 0.01, i -> i < 6 ? 200 : 100);
        double[][] base = new double[5][];
        double[][] head = new double[5][];
        for (int fork = 0; fork < 5; fork++) {
            base[fork] = noisy(10 + fork, 20, 0.01, i -> 100);
            head[fork] = noisy(20 + fork, 20, 0.01, i -> i < 6 ? 200 : 100);
        }

        BenchmarkComparison comparison = judge(
                "score=10%",
                Results.of("base").iterations(base), Results.of("head").iterations(head));

        assertThat(SteadyState.of(cold).start()).isEqualTo(6);
        assertThat(comparison.verdict()).isEqualTo(Verdict.PASS);
        assertThat(only(comparison).head().dropped()).isEqualTo(30);
        assertThat(comparison.notes()).anyMatch(note -> note.contains("30 of 100 measured iterations left out"));
    }

    @Test
    void aForkWithoutASteadyStateIsNamedAndCannotBeWhyAComparisonPasses() throws Exception {
        double[][] base = new double[5][];
        double[][] head = new double[5][];
        for (int fork = 0; fork < 5; fork++) {
            base[fork] = noisy(30 + fork, 20, 0.01, i -> 100);
            head[fork] = noisy(40 + fork, 20, 0.01, i -> 100);
        }
        head[2] = noisy(50, 20, 0.01, i -> 100 * Math.exp(0.06 * i));

        BenchmarkComparison comparison = judge(
                "score=10%",
                Results.of("base").iterations(base), Results.of("head").iterations(head));

        assertThat(only(comparison).head().unsteady()).containsExactly("fork 3");
        assertThat(comparison.notes()).anyMatch(note -> note.contains("no steady state in fork 3"));
        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(only(comparison).reason()).contains("no steady state");
    }

    @Test
    void whereHardlyAnyForkIsSteadyAllAreComparedAsTheyWereMeasured() throws Exception {
        double[][] base = new double[5][];
        double[][] head = new double[5][];
        for (int fork = 0; fork < 5; fork++) {
            base[fork] = noisy(60 + fork, 20, 0.01, i -> 100 * Math.exp(0.06 * i));
            head[fork] = noisy(70 + fork, 20, 0.01, i -> 130 * Math.exp(0.06 * i));
        }

        BenchmarkComparison comparison = judge(
                "score=10%",
                Results.of("base").iterations(base), Results.of("head").iterations(head));

        assertThat(comparison.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(only(comparison).head().count()).isEqualTo(5);
        assertThat(comparison.notes()).anyMatch(note -> note.contains("all were compared with all their iterations"));
    }

    @Test
    void fewIterationsAreTakenAsTheyAre() throws Exception {
        BenchmarkComparison comparison = judge(
                "score=10%",
                Results.of("base").iterations(new double[] {300, 100, 100}, new double[] {300, 101, 100}),
                Results.of("head").iterations(new double[] {300, 100, 100}, new double[] {300, 100, 101}));

        assertThat(only(comparison).base().dropped()).isZero();
    }
}
