package dev.headroom.load.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.load.capacity.ProbedRate.Verdict;
import dev.headroom.load.capacity.ServiceLevel.Bound;
import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.SelfCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One probe against its service level: what is known, what is chance, and what says nothing of the service. */
class ProbeJudgeTest {

    private static final ServiceLevel P99_BELOW_50_MS = new ServiceLevel(
            List.of(new Bound(Percentile.P99, Duration.ofMillis(50).toNanos())), 0.01);

    private static ProbedRate judge(ProbeSample sample) {
        return ProbeJudge.judge(100, sample, P99_BELOW_50_MS);
    }

    @Test
    void fewSlowRequestsOfManyKeepTheBound() {
        ProbedRate probed = judge(Probes.of(1000, 2, 1, 3, 2, 2, 2));

        assertThat(probed.verdict()).isEqualTo(Verdict.KEEPS);
        assertThat(probed.reasons()).isEmpty();
        assertThat(probed.counts()).isTrue();
    }

    @Test
    void manySlowRequestsBreakItAndAreCounted() {
        ProbedRate probed = judge(Probes.of(1000, 40, 42, 38, 41, 39, 40));

        assertThat(probed.verdict()).isEqualTo(Verdict.BREAKS);
        assertThat(probed.reasons()).singleElement().asString().contains("4.00 %", "1.00 % may", "n=6,000", "50.0 ms");
    }

    @Test
    void closeToTheLimitChanceDecidesNothing() {
        ProbedRate justBelow = judge(Probes.of(1000, 9, 8, 10, 9, 9, 9));
        ProbedRate justAbove = judge(Probes.of(1000, 11, 12, 10, 11, 11, 11));

        assertThat(justBelow.verdict()).isEqualTo(Verdict.UNSURE);
        assertThat(justBelow.leansToKeep()).isTrue();
        assertThat(justAbove.verdict()).isEqualTo(Verdict.UNSURE);
        assertThat(justAbove.leansToKeep()).isFalse();
    }

    @Test
    void aP99OfFewerThan299RequestsIsNotKnown() {
        ProbedRate probed = judge(Probes.of(40, 0, 0, 0, 0, 0, 0));

        assertThat(probed.verdict()).isEqualTo(Verdict.UNSURE);
        assertThat(probed.reasons()).anyMatch(reason -> reason.contains("299") && reason.contains("240"));
    }

    @Test
    void requestsThatAreSlowTogetherCountForLess() {
        ProbedRate spread = judge(Probes.of(1000, 15, 15, 15, 15, 15, 15, 15, 15));
        ProbedRate together = judge(Probes.of(1000, 120, 0, 0, 0, 0, 0, 0, 0));

        assertThat(spread.verdict()).isEqualTo(Verdict.BREAKS);
        assertThat(together.verdict()).isEqualTo(Verdict.UNSURE);
    }

    @Test
    void timeoutsAreSlowerThanAnyLimit() {
        ServiceLevel errorsAllowed = new ServiceLevel(P99_BELOW_50_MS.bounds(), 0.5);
        Map<RequestOutcome, Long> timeouts = Map.of(RequestOutcome.TIMEOUT, 300L);
        Map<RequestOutcome, Long> rejected = Map.of(RequestOutcome.BAD_STATUS, 300L);

        ProbedRate late =
                ProbeJudge.judge(100, Probes.of(SelfCheck.Verdict.VALID, timeouts, 1000, 0, 0, 0, 0, 0), errorsAllowed);
        ProbedRate refused =
                ProbeJudge.judge(100, Probes.of(SelfCheck.Verdict.VALID, rejected, 1000, 0, 0, 0, 0, 0), errorsAllowed);

        assertThat(late.verdict()).isEqualTo(Verdict.BREAKS);
        assertThat(refused.verdict()).isEqualTo(Verdict.KEEPS);
    }

    @Test
    void failuresBreakAServiceLevelWhateverTheAnswersThatCame() {
        ProbedRate probed =
                judge(Probes.of(SelfCheck.Verdict.VALID, Map.of(RequestOutcome.BAD_STATUS, 400L), 1000, 0, 0, 0, 0, 0));

        assertThat(probed.verdict()).isEqualTo(Verdict.BREAKS);
        assertThat(probed.reasons()).anyMatch(reason -> reason.contains("failed"));
    }

    @ParameterizedTest
    @EnumSource(value = SelfCheck.Verdict.class, mode = EnumSource.Mode.EXCLUDE, names = "VALID")
    void aProbeThatTheGeneratorOrTheHostExplainsSaysNothing(SelfCheck.Verdict verdict) {
        ProbedRate good = judge(Probes.of(verdict, Map.of(), 1000, 0, 0, 0, 0, 0));
        ProbedRate bad = judge(Probes.of(verdict, Map.of(), 1000, 90, 90, 90, 90, 90));

        assertThat(List.of(good, bad)).allSatisfy(probed -> {
            assertThat(probed.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(probed.counts()).isFalse();
            assertThat(probed.fails()).isFalse();
            assertThat(probed.reasons()).containsExactly("The machine was busy.");
        });
    }

    @Test
    void aQueueThatGrowsBreaksEvenALooseBound() {
        var loose = new ServiceLevel(
                List.of(new Bound(Percentile.P99, Duration.ofMinutes(1).toNanos())), 0.01);
        List<DurationHistogram> seconds = new ArrayList<>();
        for (int second = 0; second < 8; second++) {
            var times = new DurationHistogram();
            for (int i = 0; i < 1000; i++) {
                times.recordNanos(Duration.ofMillis(10 + 200L * second).toNanos());
            }
            seconds.add(times);
        }
        var sample = new ProbeSample(
                Duration.ofSeconds(8),
                8000,
                Map.of(),
                seconds,
                Duration.ofSeconds(1),
                Probes.check(SelfCheck.Verdict.VALID));

        ProbedRate probed = ProbeJudge.judge(1000, sample, loose);

        assertThat(probed.verdict()).isEqualTo(Verdict.BREAKS);
        assertThat(probed.reasons()).singleElement().asString().contains("200 ms every second", "keep up");
    }

    @Test
    void nothingSentIsNoProbe() {
        assertThat(judge(Probes.of(0, 0, 0)).verdict()).isEqualTo(Verdict.INVALID);
    }

    @Test
    void absurdServiceLevelsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Bound(Percentile.P99, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ServiceLevel(List.of(), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ServiceLevel(List.of(), Double.NaN));
        assertThat(P99_BELOW_50_MS).hasToString("p(99)<50.0 ms and errors<1%");
    }
}
