package dev.headroom.gate;

import static dev.headroom.gate.RunFixture.budget;
import static dev.headroom.gate.RunFixture.instanceBudget;
import static dev.headroom.gate.RunFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.gate.metric.BudgetExpression;
import dev.headroom.gate.metric.ExpressionException;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.RunMeasurement;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetJudgingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @ParameterizedTest
    @CsvSource({
        "p(50)<11ms, PASS",
        "p(95)<40ms, FAIL",
        "p(95)<=40ms, PASS",
        "p(99)<79ms, FAIL",
        "service.p(95)<21ms, PASS",
        "service.p(95)<20ms, FAIL",
        "cpu/request<10ms, PASS",
        "cpu/request<8ms, FAIL",
        "bytes/request<=200KiB, PASS",
        "bytes/request<200KB, FAIL",
        "queries/request<=3, PASS",
        "queries/request<3, FAIL",
        "errors<0.1%, PASS",
    })
    void everyMetricOfAnEndpointIsJudged(String expression, Verdict verdict) throws ExpressionException {
        GateResult gate = only(judge(run().measured(), budget(expression)));

        assertThat(gate.verdict()).isEqualTo(verdict);
        assertThat(gate.expression()).isEqualTo(expression);
        assertThat(gate.kind()).isEqualTo(GateKind.BUDGET);
    }

    @Test
    void memoryOfTheInstanceIsJudged() throws ExpressionException {
        Judgement kept = judge(run().measured(), instanceBudget("rss.peak<512MiB"));
        Judgement broken = judge(run().rssPeakMebibytes(600).measured(), instanceBudget("rss.peak<512MiB"));

        assertThat(kept.verdict()).isEqualTo(Verdict.PASS);
        assertThat(only(broken).reason())
                .contains("600 MiB")
                .contains("512 MiB")
                .contains("17.2 % over");
    }

    @Test
    void theWorstGateIsTheVerdict() throws ExpressionException {
        Judgement judgement = judge(
                run().cpuUnknown().measured(), budget("p(95)<50ms"), budget("cpu/request<10ms"), budget("p(99)<1ms"));

        assertThat(judgement.gates())
                .extracting(GateResult::verdict)
                .containsExactly(Verdict.PASS, Verdict.INCONCLUSIVE, Verdict.FAIL);
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest
    @CsvSource({"58, p(95)<50ms, 59", "58, p(95)<1ms, 59", "298, p(99)<1s, 299", "2993, p(99.9)<1s, 2995"})
    void tooFewRequestsDecideNothingInEitherDirection(long requests, String expression, long needed)
            throws ExpressionException {
        GateResult gate = only(judge(run().requests(requests).measured(), budget(expression)));

        assertThat(gate.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(gate.reason()).contains("at least " + needed).contains("got " + requests);
        assertThat(gate.current()).isPresent();
    }

    @Test
    void justEnoughRequestsDecide() throws ExpressionException {
        assertThat(judge(run().requests(59).measured(), budget("p(95)<50ms")).verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void onlySuccessfulRequestsBoundAPercentile() throws ExpressionException {
        RunMeasurement measured =
                run().requests(60).failed(RequestOutcome.TIMEOUT, 2).measured();

        assertThat(only(judge(measured, budget("p(95)<50ms"))).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void whatWasNotMeasuredIsInconclusive() throws ExpressionException {
        GateResult gate = only(judge(run().cpuUnknown().measured(), budget("cpu/request<10ms")));

        assertThat(gate.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(gate.reason()).contains("cpu/request was not measured in run head");
        assertThat(gate.current()).isEmpty();
    }

    @Test
    void anEndpointTheRunDoesNotHaveNamesTheNearest() throws ExpressionException {
        GateResult gate = only(judge(run().endpoint("GET /order").measured(), budget("p(95)<50ms")));

        assertThat(gate.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(gate.reason()).contains("did you mean 'GET /order'?");
    }

    @ParameterizedTest
    @CsvSource({"p(95)<50ms", "cpu/request<10ms", "queries/request<=3", "errors<1%"})
    void anEndpointWhoseRequestsAllFailedNeverPasses(String expression) throws ExpressionException {
        RunMeasurement instant500s =
                run().failed(RequestOutcome.BAD_STATUS, 1_000).measured();

        assertThat(only(judge(instant500s, budget(expression))).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void failedRequestsCountAsSlowerThanAnyLimit() throws ExpressionException {
        RunMeasurement tolerable = run().failed(RequestOutcome.TIMEOUT, 50).measured();
        RunMeasurement tooMany = run().failed(RequestOutcome.TIMEOUT, 51).measured();

        assertThat(only(judge(tolerable, budget("p(95)<50ms"))).verdict()).isEqualTo(Verdict.PASS);
        assertThat(only(judge(tooMany, budget("p(95)<50ms"))).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(only(judge(tooMany, budget("p(95)<50ms"))).reason()).contains("51 of 1,000 requests failed");
    }

    @Test
    void requestsCutOffByTheEndOfTheWindowOnlyCastDoubt() throws ExpressionException {
        RunMeasurement measured = run().failed(RequestOutcome.UNFINISHED, 51).measured();

        assertThat(only(judge(measured, budget("p(95)<50ms"))).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aRunThatIsNotValidNeverPassesAGate() throws ExpressionException {
        Judgement generatorBound = judge(run().generatorBound().measured(), budget("p(95)<50ms"), budget("p(95)<1ms"));
        Judgement cutShort = judge(run().cutShort().measured());

        assertThat(generatorBound.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(generatorBound.gates()).extracting(GateResult::verdict).containsOnly(Verdict.INVALID);
        assertThat(generatorBound.notes()).anyMatch(note -> note.contains("30 % behind"));
        assertThat(cutShort.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(cutShort.verdict().exitCode()).isEqualTo(4);
    }

    @Test
    void withoutAnyGateNothingWasJudged() {
        Judgement judgement = judge(run().measured());

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.notes()).singleElement().asString().startsWith("Nothing was judged");
    }

    @Test
    void aPlaceholderIsReportedWithWhatTheRunMeasured() throws ExpressionException {
        Judgement judgement = judge(run().measured(), budget("p(95)<[measure]"));

        assertThat(judgement.gates()).isEmpty();
        assertThat(judgement.notes())
                .anyMatch(note -> note.contains("not set: fill in from a first run (this run: 40.0 ms, n=1000)"));
    }

    @Test
    void errorsNobodyLimitsAreNoted() throws ExpressionException {
        RunMeasurement measured = run().failed(RequestOutcome.BAD_STATUS, 3).measured();

        assertThat(judge(measured, budget("p(95)<50ms")).notes())
                .anyMatch(note -> note.contains("3 of 1000 requests failed"));
        assertThat(judge(measured, budget("errors<1%")).notes()).isEmpty();
    }

    @Test
    void aBudgetOfTheWrongSubjectCannotBeMade() throws ExpressionException {
        BudgetExpression memory = BudgetExpression.parse("rss.peak<1GiB");

        assertThatThrownBy(() -> new Budget(Subject.endpoint("GET /"), memory, OptionalDouble.empty()))
                .hasMessage("rss.peak is not measured of an endpoint");
    }

    private static Judgement judge(RunMeasurement run, Budget... budgets) {
        return new RunJudge(List.of(budgets), List.of(), TODAY).judge(run);
    }

    private static GateResult only(Judgement judgement) {
        assertThat(judgement.gates()).hasSize(1);
        return judgement.gates().get(0);
    }
}
