package dev.headroom.gate.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.gate.Verdict;
import dev.headroom.measure.benchmark.BenchmarkRun;
import dev.headroom.measure.benchmark.Fork;
import dev.headroom.measure.benchmark.Observation;
import dev.headroom.measure.benchmark.ValueCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * How often comparisons of simulated forks are right: forks differ from each other by what their JIT compiler decided, their
 * iterations depend on each other, and one in four forks is of a slower kind.
 */
class SimulatedForksTest {

    private static final int TRIALS = 1_500;

    private final Random random = new Random(20_240_607);

    @Test
    void unchangedCodeSeldomFailsAndTheIntervalHoldsTheTruth() throws Exception {
        int failed = 0;
        int covered = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            MetricComparison comparison = compare("p(95)=10%", 5, 1);
            failed += comparison.verdict() == Verdict.FAIL ? 1 : 0;
            covered += comparison.interval().orElseThrow().low() <= 1
                            && comparison.interval().orElseThrow().high() >= 1
                    ? 1
                    : 0;
        }

        assertThat(failed / (double) TRIALS).isLessThanOrEqualTo(0.01);
        assertThat(covered / (double) TRIALS).isBetween(0.88, 0.93);
    }

    @Test
    void aRealWorseningIsFoundAndHardlyEverPasses() throws Exception {
        int foundByFive = 0;
        int foundByTwenty = 0;
        int passed = 0;
        for (int trial = 0; trial < TRIALS / 3; trial++) {
            MetricComparison five = compare("p(50)=10%", 5, 1.2);
            foundByFive += five.verdict() == Verdict.FAIL ? 1 : 0;
            MetricComparison twenty = compare("p(95)=10%", 20, 1.2);
            foundByTwenty += twenty.verdict() == Verdict.FAIL ? 1 : 0;
            passed += twenty.verdict() == Verdict.PASS || five.verdict() == Verdict.PASS ? 1 : 0;
        }

        assertThat(foundByFive / (TRIALS / 3.0)).isGreaterThanOrEqualTo(0.96);
        assertThat(foundByTwenty / (TRIALS / 3.0)).isGreaterThanOrEqualTo(0.95);
        assertThat(passed / (TRIALS / 3.0)).isLessThanOrEqualTo(0.005);
    }

    private MetricComparison compare(String limit, int forks, double change) throws Exception {
        BenchmarkRun base = Results.of("base").forks(forks(forks, 1));
        BenchmarkRun head = Results.of("head").forks(forks(forks, change));
        return Results.only(Results.judge(limit, base, head));
    }

    private List<Fork> forks(int count, double level) {
        List<Fork> forks = new ArrayList<>();
        for (int f = 0; f < count; f++) {
            double fork = 0.025 * random.nextGaussian() + (random.nextInt(4) == 0 ? 0.06 : 0);
            List<Observation> iterations = new ArrayList<>();
            double state = random.nextGaussian();
            for (int i = 0; i < 5; i++) {
                state = 0.5 * state + 0.87 * random.nextGaussian();
                var counts = new ValueCounts.Builder();
                for (int operation = 0; operation < 40; operation++) {
                    double spread = -0.1 * Math.log(1 - random.nextDouble());
                    counts.add(level * 100 * Math.exp(fork + 0.03 * state + spread), 1);
                }
                iterations.add(new Observation.Distribution(counts.build()));
            }
            forks.add(new Fork("fork " + (f + 1), iterations));
        }
        return forks;
    }
}
