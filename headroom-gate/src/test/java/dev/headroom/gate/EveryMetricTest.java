package dev.headroom.gate;

import static dev.headroom.gate.RunFixture.ORDERS;
import static dev.headroom.gate.RunFixture.budget;
import static dev.headroom.gate.RunFixture.instanceBudget;
import static dev.headroom.gate.RunFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.gate.likeness.UnlikeRunsException;
import dev.headroom.gate.metric.BudgetExpression;
import dev.headroom.gate.metric.ExpressionException;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.MetricGroup;
import dev.headroom.gate.metric.Place;
import dev.headroom.gate.metric.RegressDefaults;
import dev.headroom.measure.RequestOutcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What budgets, defaults and waivers hold beyond response times and memory: rates, start-up, pauses. */
class EveryMetricTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @ParameterizedTest
    @CsvSource({
        "throughput>=33/s, PASS",
        "throughput>=34/s, FAIL",
        "throughput>33.4/s, FAIL",
    })
    void throughputIsAFloor(String expression, Verdict verdict) throws ExpressionException {
        // 1,000 requests in 30 s.
        assertThat(judge(run(), budget(expression)).verdict()).isEqualTo(verdict);
        assertThat(judge(run(), instanceBudget(expression)).verdict()).isEqualTo(verdict);
    }

    @Test
    void aFloorThatIsMissedSaysByHowMuch() throws ExpressionException {
        GateResult gate = judge(run(), budget("throughput>=40/s")).gates().get(0);

        assertThat(gate.reason()).isEqualTo("throughput = 33.33/s (n=1000) is not >= 40/s, 16.7 % under.");
        assertThat(gate.higherIsBetter()).isTrue();
    }

    @Test
    void requestsThatFailedAreNoThroughput() throws ExpressionException {
        RunFixture instantErrors = run().failed(RequestOutcome.BAD_STATUS, 1_000);

        Judgement judgement = judge(instantErrors, instanceBudget("throughput>=1/s"), budget("throughput>=1/s"));

        assertThat(judgement.gates()).extracting(GateResult::verdict).containsOnly(Verdict.FAIL);
    }

    @ParameterizedTest
    @CsvSource({"errors<1%, FAIL", "errors<=1%, PASS"})
    void errorsOfTheInstanceAreThoseOfAllEndpoints(String expression, Verdict verdict) throws ExpressionException {
        RunFixture tenOfAThousand = run().failed(RequestOutcome.BAD_STATUS, 10);

        Judgement judgement = judge(tenOfAThousand, instanceBudget(expression));

        assertThat(judgement.verdict()).isEqualTo(verdict);
        assertThat(judgement.notes()).noneMatch(note -> note.contains("no budget limits its errors"));
    }

    @ParameterizedTest
    @CsvSource({"1499, PASS", "1501, FAIL"})
    void pausesAreAShareOfTheWindow(long millis, Verdict verdict) throws ExpressionException {
        assertThat(judge(run().gcPauseMillis(millis), instanceBudget("gc.share<5%"))
                        .verdict())
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"8, PASS", "9, FAIL"})
    void startUpIsTheTimeToTheFirstReadyAnswer(long seconds, Verdict verdict) throws ExpressionException {
        assertThat(judge(run().startupSeconds(seconds), instanceBudget("startup<=8s"))
                        .verdict())
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"startup<8s", "gc.share<5%", "heap.live<1GiB"})
    void whatTheRunDidNotMeasureIsInconclusive(String expression) throws ExpressionException {
        assertThat(judge(run(), instanceBudget(expression)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({"901, PASS", "899, FAIL", "2000, PASS"})
    void throughputMayFallByItsLimit(long requests, Verdict verdict) throws Exception {
        Judgement judgement = new RunJudge(List.of(budget("throughput>=1/s", 0.1)), List.of(), TODAY)
                .judge(run().requests(requests).measured(), run().called("base").measured());

        GateResult gate = regression(judgement, "throughput");

        assertThat(gate.verdict()).isEqualTo(verdict);
        assertThat(gate.limit()).isCloseTo(30, within(1e-9));
    }

    @Test
    void everyMetricHasARelativeGateWhereABudgetAsksForOne() throws Exception {
        for (Metric metric : Metric.values()) {
            String limit = metric.higherIsBetter() ? ">=" : "<=";
            BudgetExpression expression = BudgetExpression.parse(metric.id() + limit + "[measure]");
            Subject subject = metric.group().isOf(dev.headroom.gate.metric.SubjectKind.ENDPOINT)
                    ? Subject.endpoint(ORDERS)
                    : Subject.instance("default");
            Budget budget = new Budget(subject, expression, OptionalDouble.of(0.1));

            Judgement judgement = new RunJudge(List.of(budget), List.of(), TODAY)
                    .judge(run().measured(), run().called("base").measured());

            assertThat(judgement.gates()).extracting(GateResult::expression).contains(metric.id() + " regress 10%");
        }
    }

    @Test
    void aGroupsDefaultReplacesTheBuiltInOne() throws Exception {
        var defaults = new RegressDefaults(Map.of(
                MetricGroup.LATENCY, OptionalDouble.of(0.15),
                MetricGroup.CPU, OptionalDouble.of(0.2),
                MetricGroup.MEMORY, OptionalDouble.empty()));

        Judgement judgement = judge(defaults, List.of(budget("p(99)<1s"), budget("p(50)<1s", 0.05)));

        assertThat(judgement.gates())
                .filteredOn(gate -> gate.kind() == GateKind.REGRESSION)
                .extracting(GateResult::expression)
                .containsExactly(
                        "p(99) regress 15%",
                        "p(50) regress 5%",
                        "p(95) regress 15%",
                        "cpu/request regress 20%",
                        "queries/request regress 0%",
                        "bytes/request regress 50%");
    }

    @Test
    void aWaiverRaisesTheLimitOfTheInstanceToo() throws Exception {
        var waiver = new Waiver(
                Subject.instance("default"), Metric.RSS_PEAK, 0.5, TODAY, "#7", "a cache that pays for itself");

        Judgement judgement = new RunJudge(List.of(), List.of(waiver), TODAY)
                .judge(
                        run().rssPeakMebibytes(560).measured(),
                        run().called("base").measured());

        assertThat(regression(judgement, "rss.peak").verdict()).isEqualTo(Verdict.PASS);
        assertThatThrownBy(() -> new Waiver(ORDERS, Metric.RSS_PEAK, 0.5, TODAY, "#7", "no"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void resultsSayWhereTheirBudgetStands() throws Exception {
        var place = new Place("headroom.yml", 12, 7);
        BudgetExpression expression = BudgetExpression.parse("p(95)<50ms");
        Budget budget = new Budget(Subject.endpoint(ORDERS), expression, OptionalDouble.empty(), place);

        Judgement judgement = new RunJudge(List.of(budget), List.of(), TODAY)
                .judge(run().measured(), run().called("base").measured());

        assertThat(judgement.gates())
                .filteredOn(gate -> gate.metric().equals("p(95)"))
                .hasSize(2)
                .extracting(GateResult::place)
                .containsOnly(place);
    }

    private static Judgement judge(RunFixture head, Budget... budgets) {
        return new RunJudge(List.of(budgets), List.of(), TODAY).judge(head.measured());
    }

    private static Judgement judge(RegressDefaults defaults, List<Budget> budgets) throws UnlikeRunsException {
        var rules = new GateRules(budgets, List.of(), defaults, List.of(), List.of());
        return new RunJudge(rules, TODAY)
                .judge(run().measured(), run().called("base").measured());
    }

    private static GateResult regression(Judgement judgement, String metric) {
        return judgement.gates().stream()
                .filter(gate ->
                        gate.kind() == GateKind.REGRESSION && gate.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }
}
