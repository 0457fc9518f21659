package dev.headroom.gate;

import static dev.headroom.gate.RunFixture.ORDERS;
import static dev.headroom.gate.RunFixture.budget;
import static dev.headroom.gate.RunFixture.instanceBudget;
import static dev.headroom.gate.RunFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headroom.gate.likeness.UnlikeRunsException;
import dev.headroom.gate.metric.ExpressionException;
import dev.headroom.gate.metric.Metric;
import dev.headroom.measure.RequestOutcome;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineJudgingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @Test
    void anUnchangedRunPassesEveryDefault() throws UnlikeRunsException {
        Judgement judgement = judge(run(), baseline());

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.gates())
                .extracting(GateResult::expression)
                .containsExactly(
                        "p(95) regress 10%",
                        "queries/request regress 0%", "bytes/request regress 50%", "rss.peak regress 20%");
        assertThat(judgement.gates())
                .allMatch(gate -> gate.reason().endsWith("One run against one is indicative only."));
    }

    @ParameterizedTest
    @CsvSource({"43.9, PASS", "44.1, FAIL", "20, PASS"})
    void p95MayRiseByTenPercent(double p95Millis, Verdict verdict) throws UnlikeRunsException {
        GateResult gate = gate(judge(run().p95Millis(p95Millis), baseline()), "p(95)");

        assertThat(gate.verdict()).isEqualTo(verdict);
        assertThat(gate.limit()).isEqualTo(44e6);
        assertThat(gate.baseline()).hasValue(40e6);
    }

    @ParameterizedTest
    @CsvSource({"480, PASS", "481, FAIL"})
    void memoryMayRiseByTwentyPercent(long mebibytes, Verdict verdict) throws UnlikeRunsException {
        assertThat(gate(judge(run().rssPeakMebibytes(mebibytes), baseline()), "rss.peak")
                        .verdict())
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"307200, PASS", "307201, FAIL"})
    void allocationsMayRiseByHalf(double bytes, Verdict verdict) throws UnlikeRunsException {
        assertThat(gate(judge(run().bytesPerRequest(bytes), baseline()), "bytes/request")
                        .verdict())
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"3.01, PASS", "3.02, FAIL", "4, FAIL", "2, PASS"})
    void queriesMayNotRiseBeyondRounding(double queries, Verdict verdict) throws UnlikeRunsException {
        assertThat(gate(judge(run().queriesPerRequest(queries), baseline()), "queries/request")
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void aFirstQueryWhereThereWasNoneFails() throws UnlikeRunsException {
        GateResult gate = gate(judge(run().queriesPerRequest(1), baseline().queriesPerRequest(0)), "queries/request");

        assertThat(gate.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(gate.reason()).contains("up from 0");
    }

    @Test
    void aBudgetsOwnLimitReplacesTheDefault() throws ExpressionException, UnlikeRunsException {
        Judgement judgement = judge(run().p95Millis(48), baseline(), budget("p(95)<50ms", 0.25));

        assertThat(judgement.gates())
                .extracting(GateResult::expression)
                .containsOnlyOnce("p(95) regress 25%")
                .doesNotContain("p(95) regress 10%");
        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aBudgetMayAskForAMetricWithoutDefault() throws ExpressionException, UnlikeRunsException {
        Judgement judgement = judge(run().p95Millis(43), baseline(), budget("p(99)<1s", 0.05));

        assertThat(gate(judgement, "p(99)").verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void theInstanceKeepsTheNameOfItsBudget() throws ExpressionException, UnlikeRunsException {
        Judgement judgement = judge(run(), baseline(), instanceBudget("rss.peak<512MiB"));

        assertThat(judgement.gates())
                .filteredOn(gate -> gate.metric().equals("rss.peak"))
                .hasSize(2)
                .allMatch(gate -> gate.subject().equals("default"));
    }

    @Test
    void aNamedLimitWithoutBaselineValueIsInconclusive() throws ExpressionException, UnlikeRunsException {
        Judgement judgement = judge(run(), baseline().cpuUnknown(), budget("cpu/request<10ms", 0.1));

        GateResult regression = judgement.gates().get(1);
        assertThat(regression.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(regression.unit()).isEqualTo("ratio");
        assertThat(regression.reason()).startsWith("cpu/request was not measured in run base.");
    }

    @Test
    void aDefaultWithoutBaselineValueIsNotAGate() throws UnlikeRunsException {
        assertThat(judge(run(), baseline().rssPeakUnknown()).gates())
                .extracting(GateResult::metric)
                .doesNotContain("rss.peak");
    }

    @Test
    void tooFewRequestsOnEitherSideDecideNothing() throws UnlikeRunsException {
        GateResult fewHere = gate(judge(run().requests(40).p95Millis(90), baseline()), "p(95)");
        GateResult fewThere = gate(judge(run(), baseline().requests(40)), "p(95)");

        assertThat(fewHere.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(fewHere.reason()).contains("needs at least 59").contains("19 more");
        assertThat(fewThere.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(fewThere.reason()).startsWith("In the baseline");
    }

    @Test
    void aBaselineWithErrorsProvesNothing() throws UnlikeRunsException {
        Judgement judgement = judge(run(), baseline().failed(RequestOutcome.BAD_STATUS, 11));

        assertThat(gate(judgement, "p(95)").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(gate(judgement, "p(95)").reason()).contains("11 of 1,000 requests failed");
    }

    @Test
    void aBaselineThatIsNotValidProvesNothing() throws UnlikeRunsException {
        assertThat(judge(run(), baseline().generatorBound()).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(run(), baseline().cutShort()).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void instant500sNeverLookLikeAnImprovement() throws UnlikeRunsException {
        Judgement allFailed = judge(run().failed(RequestOutcome.BAD_STATUS, 1_000), baseline());
        Judgement someFailed = judge(run().p95Millis(10).failed(RequestOutcome.BAD_STATUS, 300), baseline());

        assertThat(gate(allFailed, "p(95)").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(gate(someFailed, "p(95)").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void otherMachinesAndRuntimesAreRefusedWithEveryDifference() {
        RunFixture other = baseline().cpus(4).runtime("OpenJDK 25");

        var refusal = catchThrowableOfType(UnlikeRunsException.class, () -> judge(run(), other));

        assertThat(refusal.differences())
                .containsExactly(
                        "2 processors here, 4 in the baseline",
                        "runtime 'OpenJDK 17.0.15' here, 'OpenJDK 25' in the baseline");
        assertThat(refusal).hasMessageContaining("baseline base");
    }

    @Test
    void whatDiffersALittleIsNoted() throws UnlikeRunsException {
        Judgement judgement = judge(
                run().host("ci-2").rate(120), baseline().runtime("unknown").endpoint("GET /other"));

        assertThat(judgement.notes())
                .anyMatch(note -> note.contains("host ci-2"))
                .anyMatch(note -> note.contains("runtime is known of one run only"))
                .anyMatch(note -> note.contains("120.0 requests/s intended here, 100.0 in the baseline (20 %)"))
                .anyMatch(note -> note.contains("GET /orders is only in this run"))
                .anyMatch(note -> note.contains("GET /other is only in the baseline"));
    }

    @Test
    void aWaiverRaisesTheLimitUntilItsDayIsOver() throws UnlikeRunsException {
        Judgement lastDay = judge(TODAY, waiver(TODAY));
        Judgement dayAfter = judge(TODAY.plusDays(1), waiver(TODAY));

        assertThat(lastDay.verdict()).isEqualTo(Verdict.PASS);
        assertThat(gate(lastDay, "p(95)").reason()).contains("Waived to 25 % until 2026-03-01 (#123: new validation)");
        assertThat(dayAfter.gates())
                .filteredOn(gate -> gate.metric().equals("p(95)"))
                .hasSize(2)
                .allMatch(gate -> gate.verdict() == Verdict.FAIL);
        assertThat(dayAfter.gates().get(dayAfter.gates().size() - 1).reason())
                .startsWith("The waiver for p(95) of GET /orders (#123: new validation) ended on 2026-03-01.");
    }

    @Test
    void anExpiredWaiverFailsEvenWithoutBaseline() {
        Judgement judgement =
                new RunJudge(List.of(), List.of(waiver(TODAY)), TODAY.plusDays(1)).judge(run().measured());

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aWaiverNeverLowersALimit() throws ExpressionException, UnlikeRunsException {
        RunJudge judge = new RunJudge(List.of(budget("p(95)<1s", 0.5)), List.of(waiver(TODAY)), TODAY);

        Judgement judgement =
                judge.judge(run().p95Millis(58).measured(), baseline().measured());

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aWaiverWithoutIssueCannotBeMade() {
        assertThatThrownBy(() -> new Waiver(ORDERS, Metric.RESPONSE_P95, 0.25, TODAY, " ", "because"))
                .hasMessageContaining("issue");
    }

    private static Waiver waiver(LocalDate until) {
        return new Waiver(ORDERS, Metric.RESPONSE_P95, 0.25, until, "#123", "new validation");
    }

    /** A run 20 % slower than its baseline. */
    private static Judgement judge(LocalDate day, Waiver waiver) throws UnlikeRunsException {
        return new RunJudge(List.of(), List.of(waiver), day)
                .judge(run().p95Millis(48).measured(), baseline().measured());
    }

    private static RunFixture baseline() {
        return run().called("base");
    }

    private static Judgement judge(RunFixture head, RunFixture base, Budget... budgets) throws UnlikeRunsException {
        return new RunJudge(List.of(budgets), List.of(), TODAY).judge(head.measured(), base.measured());
    }

    private static GateResult gate(Judgement judgement, String metric) {
        return judgement.gates().stream()
                .filter(gate ->
                        gate.kind() == GateKind.REGRESSION && gate.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }
}
