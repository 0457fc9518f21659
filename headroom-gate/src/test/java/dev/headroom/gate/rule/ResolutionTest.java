package dev.headroom.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.gate.Subject;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.block.Block;
import dev.headroom.gate.metric.Metric;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a gate can see on a machine of known noise. */
class ResolutionTest {

    private final Resolution resolution = new Resolution(0.09, Looks.standard(), 1);

    /** {@code nct.sf(t.isf(0.00893435, 4), 4, log(1.2) * sqrt(5) / 0.09)} of SciPy 1.17.1, and solved for 80 % by {@code brentq}. */
    @Test
    void powerIsThatOfTheNoncentralT() {
        assertThat(resolution.chanceToFail(0.20, 0, 5)).isCloseTo(0.71088, within(0.001));
        assertThat(resolution.smallestRise(5, 0.8)).isCloseTo(0.22431, within(0.0005));
        assertThat(resolution.chanceToFail(0.20, 0, 20)).isCloseTo(1, within(1e-6));
    }

    @Test
    void theSmallestLimitThatUnchangedCodeKeepsToIsTheSmallestRiseThatIsSeen() {
        assertThat(resolution.smallestLimit(10, 0.8)).isCloseTo(resolution.smallestRise(10, 0.8), within(1e-6));
    }

    @Test
    void moreBlocksSeeSmallerRisesAndMoreRulesLargerOnes() {
        var amongTwenty = new Resolution(0.09, Looks.standard(), 20);

        assertThat(resolution.smallestRise(20, 0.8)).isLessThan(resolution.smallestRise(10, 0.8));
        assertThat(resolution.smallestRise(10, 0.95)).isGreaterThan(resolution.smallestRise(10, 0.8));
        assertThat(amongTwenty.smallestRise(10, 0.8)).isGreaterThan(resolution.smallestRise(10, 0.8));
        assertThat(amongTwenty.falseAlarm(0.10)).isLessThan(resolution.falseAlarm(0.10));
    }

    @Test
    void falseAlarmsStayBelowTheLevelHoweverLargeTheNoise() {
        for (double deviation : List.of(0.01, 0.09, 0.3, 2.0)) {
            assertThat(new Resolution(deviation, Looks.standard(), 1).falseAlarm(0.10))
                    .isLessThan(0.035);
        }
        assertThat(new Resolution(0.01, Looks.standard(), 1).falseAlarm(0.10)).isLessThan(1e-6);
    }

    /** The gate itself, on drawn blocks; 2,000 trials have a standard error of 1 %. */
    @Test
    void chancesAreWhatTheGateDoes() {
        assertThat(share(0.25, verdict -> verdict == Verdict.FAIL))
                .isCloseTo(resolution.chanceToFail(0.25, 0.10, 5), within(0.03));
        assertThat(share(-0.10, verdict -> verdict == Verdict.PASS))
                .isCloseTo(resolution.chanceToPass(-0.10, 0.10, 5), within(0.03));
    }

    private static double share(double rise, Predicate<Verdict> wanted) {
        var random = new Random(9);
        var judge = new BuildJudge(Looks.standard());
        var rule = new GatingRule(Subject.endpoint("/"), Metric.RESPONSE_P95, 0.10);
        return IntStream.range(0, 2000)
                        .filter(trial -> wanted.test(judge.judge(List.of(RuleBlocks.of(rule, drawn(random, rise))))
                                .verdict()))
                        .count()
                / 2000.0;
    }

    private static List<Block> drawn(Random random, double rise) {
        return IntStream.range(0, 5)
                .mapToObj(i -> Block.of(100, 100 * (1 + rise) * Math.exp(0.09 * random.nextGaussian())))
                .toList();
    }

    /** The chi-squared interval of SciPy 1.17.1: {@code s * sqrt(4 / chi2.isf(0.025, 4))} and {@code … / chi2.ppf(0.025, 4))}. */
    @Test
    void noiseHasAnInterval() {
        Noise noise = Noise.of(IntStream.range(0, 5)
                        .mapToObj(i -> Block.of(
                                1,
                                Math.exp(List.of(0.05, -0.08, 0.02, 0.11, -0.03).get(i))))
                        .toList())
                .orElseThrow();

        assertThat(noise.deviation().best()).isCloseTo(0.07300684899377592, within(1e-9));
        assertThat(noise.deviation().low()).isCloseTo(0.043740822615933164, within(1e-9));
        assertThat(noise.deviation().high()).isCloseTo(0.20978924225236253, within(1e-9));
    }

    @Test
    void whatNeverVariesIsSeenAsItIs() {
        var exact = new Resolution(0, Looks.standard(), 3);

        assertThat(exact.chanceToFail(0.11, 0.10, 5)).isEqualTo(1);
        assertThat(exact.chanceToPass(0.10, 0.10, 5)).isEqualTo(1);
        assertThat(exact.falseAlarm(0)).isZero();
    }

    @Test
    void noiseOfZerosHasNoLogarithm() {
        assertThat(Noise.of(List.of(Block.of(0, 1), Block.of(1, 1)))).isEmpty();
        assertThatThrownBy(() -> new Resolution(-1, Looks.standard(), 1)).hasMessageContaining("not negative");
        assertThatThrownBy(() -> Noise.of(List.of(Block.of(1, 1)))).hasMessageContaining("at least 2 blocks");
    }
}
