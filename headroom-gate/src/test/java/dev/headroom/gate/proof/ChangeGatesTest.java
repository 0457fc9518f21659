package dev.headroom.gate.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.gate.Budget;
import dev.headroom.gate.GateResult;
import dev.headroom.gate.GateRules;
import dev.headroom.gate.RegressionRule;
import dev.headroom.gate.RunJudge;
import dev.headroom.gate.Subject;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.Waiver;
import dev.headroom.gate.calibration.BuildResolution;
import dev.headroom.gate.calibration.CalibratedMetric;
import dev.headroom.gate.calibration.Calibration;
import dev.headroom.gate.metric.BudgetExpression;
import dev.headroom.gate.metric.ExpressionException;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.rule.Confirmation;
import dev.headroom.gate.rule.Looks;
import dev.headroom.gate.rule.Noise;
import dev.headroom.measure.Interval;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** A change against the limits of its build, by blocks. */
class ChangeGatesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final List<String> ENDPOINTS = List.of(Runs.ORDERS, Runs.SEARCH);
    private static final GateRules DEFAULTS = GateRules.none();

    private static ChangeGates gates(GateRules given) {
        return new ChangeGates(
                RegressionRule.of(given, ENDPOINTS, TODAY),
                new RunJudge(given, TODAY).expiredWaivers(),
                Looks.standard());
    }

    private static ChangeGate gate(GatedChange change, String endpoint, Metric metric) {
        return change.gates().stream()
                .filter(gate -> gate.rule().metric() == metric
                        && gate.rule().subject().name().equals(endpoint))
                .findFirst()
                .orElseThrow();
    }

    private static Budget budget(String expression, double regress) throws ExpressionException {
        return new Budget(
                Subject.endpoint(Runs.ORDERS), BudgetExpression.parse(expression), OptionalDouble.of(regress));
    }

    @Test
    void unchangedCodePassesEveryDefault() {
        GatedChange change = gates(DEFAULTS).judge(Runs.blocks().pairs(5));

        assertThat(change.verdict()).isEqualTo(Verdict.PASS);
        assertThat(change.isSettled()).isTrue();
        assertThat(change.gates())
                .extracting(gate -> gate.rule().metric())
                .contains(
                        Metric.RESPONSE_P95,
                        Metric.BYTES_PER_REQUEST,
                        Metric.QUERIES_PER_REQUEST,
                        Metric.RSS_PEAK,
                        Metric.HEAP_LIVE);
    }

    @Test
    void aSlowerEndpointFailsAtItsLimitAndHasToFailAgain() {
        ChangeGates gates = gates(DEFAULTS);
        GatedChange first = gates.judge(Runs.blocks().timesTo(1.25).pairs(5));

        assertThat(first.verdict()).isEqualTo(Verdict.FAIL);
        Confirmation asked = first.confirmation().orElseThrow();
        GatedChange again =
                gates.confirm(first, asked, Runs.blocks().timesTo(1.25).pairs(asked.blocks()));
        GatedChange chance = gates.confirm(first, asked, Runs.blocks().pairs(asked.blocks()));

        assertThat(again.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(gate(again, Runs.ORDERS, Metric.RESPONSE_P95).reason()).contains("Confirmed on fresh blocks");
        assertThat(again.confirmed()).isEqualTo(asked.blocks());
        assertThat(chance.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void oneMoreQueryFailsWithoutStatisticsOrConfirmation() {
        GatedChange change = gates(DEFAULTS).judge(Runs.blocks().queriesTo(22).pairs(2));

        assertThat(gate(change, Runs.ORDERS, Metric.QUERIES_PER_REQUEST).verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(change.confirmation()).isEmpty();
    }

    @Test
    void aBudgetsOwnLimitTakesThePlaceOfTheDefault() throws ExpressionException {
        GateRules wide = GateRules.of(List.of(budget("p(95)<1s", 0.5)), List.of());

        GatedChange change = gates(wide).judge(Runs.blocks().timesTo(1.25).pairs(5));

        assertThat(gate(change, Runs.ORDERS, Metric.RESPONSE_P95).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aWaiverRaisesTheLimitUntilItsDateAndFailsAfterIt() {
        Waiver waiver = new Waiver(Runs.ORDERS, Metric.RESPONSE_P95, 0.4, TODAY, "#1", "new validation");
        Waiver old = new Waiver(Runs.SEARCH, Metric.RESPONSE_P95, 0.4, TODAY.minusDays(1), "#2", "old");

        GatedChange waived = gates(GateRules.of(List.of(), List.of(waiver)))
                .judge(Runs.blocks().timesTo(1.25).pairs(5));
        GatedChange expired =
                gates(GateRules.of(List.of(), List.of(old))).judge(Runs.blocks().pairs(5));

        assertThat(gate(waived, Runs.ORDERS, Metric.RESPONSE_P95).verdict()).isEqualTo(Verdict.PASS);
        assertThat(gate(waived, Runs.ORDERS, Metric.RESPONSE_P95).reason()).contains("Waived to 40 %", "#1");
        assertThat(expired.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(expired.results()).anyMatch(result -> result.reason().contains("ended on"));
    }

    /** What refuses at once answers at once. */
    @Test
    void requestsThatFailNeverMakeAnEndpointPass() {
        GatedChange change = gates(DEFAULTS)
                .judge(Runs.blocks().timesTo(0.2).failingAfter(300).pairs(5));

        ChangeGate p95 = gate(change, Runs.ORDERS, Metric.RESPONSE_P95);
        assertThat(p95.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(p95.reason()).contains("300 of 1,000 requests failed", "not the same work");
        assertThat(gate(change, "default", Metric.RSS_PEAK).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aBuildWithErrorsIsNoBaseline() {
        GatedChange change =
                gates(DEFAULTS).judge(Runs.blocks().failingBefore(300).pairs(5));

        assertThat(gate(change, Runs.ORDERS, Metric.RESPONSE_P95).reason()).contains("take a build without errors");
        assertThat(change.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(change.isSettled()).isTrue();
    }

    @Test
    void anEndpointWhoseRequestsAllFailFails() {
        GatedChange change =
                gates(DEFAULTS).judge(Runs.blocks().failingAfter(1000).pairs(2));

        assertThat(gate(change, Runs.ORDERS, Metric.RESPONSE_P95).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(gate(change, Runs.ORDERS, Metric.RESPONSE_P95).reason()).contains("every request");
    }

    @Test
    void ofThroughputLessIsWorse() throws ExpressionException {
        GateRules floor = GateRules.of(List.of(budget("throughput>=10/s", 0.1)), List.of());

        GatedChange less = gates(floor).judge(Runs.blocks().failingAfter(300).pairs(5));

        ChangeGate throughput = gate(less, Runs.ORDERS, Metric.THROUGHPUT);
        assertThat(throughput.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(throughput.change().orElseThrow().interval().best()).isBetween(0.69, 0.71);
        GateResult result = throughput.toResult();
        assertThat(result.limit()).isCloseTo(90, org.assertj.core.api.Assertions.within(1e-6));
        assertThat(throughput.reason()).contains("changed by \u221230 %", "10 % allowed");
    }

    @Test
    void aLimitOfWhatIsNotMeasuredStaysOpenOnlyWhereABudgetAskedForIt() throws ExpressionException {
        GateRules named = GateRules.of(List.of(budget("p(99)<1s", 0.1)), List.of());

        GatedChange change = gates(named).judge(Runs.blocks().requests(100).pairs(5));

        assertThat(gate(change, Runs.ORDERS, Metric.RESPONSE_P99).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(gate(change, Runs.ORDERS, Metric.RESPONSE_P99).reason()).contains("longer window");
        assertThat(change.isSettled()).isTrue();
        assertThat(gates(DEFAULTS).judge(Runs.blocks().requests(20).pairs(5)).gates())
                .noneMatch(gate -> gate.rule().metric() == Metric.RESPONSE_P95);
    }

    @Test
    void whatIsKnownOfTheMachineIsSaidOfWhatVariesAndOfNothingElse() {
        var noise = new Noise(new Interval(0.1, 0.2, 0.4), 10);
        var calibration = new Calibration(
                "headroom.yml",
                Runs.blocks().pairs(1).get(0).before().measurement().environment(),
                Duration.ofSeconds(10),
                10,
                List.of(
                        new CalibratedMetric(Runs.ORDERS, Metric.RESPONSE_P95, Optional.of(noise)),
                        new CalibratedMetric(Runs.ORDERS, Metric.QUERIES_PER_REQUEST, Optional.of(noise))));
        List<RegressionRule> rules = RegressionRule.of(DEFAULTS, ENDPOINTS, TODAY);
        BuildResolution resolution = BuildResolution.of(calibration, rules, Looks.standard());

        GatedChange known = new ChangeGates(rules, List.of(), Looks.standard(), resolution)
                .judge(Runs.blocks().pairs(5));

        assertThat(gate(known, Runs.ORDERS, Metric.RESPONSE_P95).isTooFine()).isTrue();
        assertThat(gate(known, Runs.ORDERS, Metric.QUERIES_PER_REQUEST).smallestRise())
                .isEmpty();
        assertThat(gate(known, Runs.SEARCH, Metric.RESPONSE_P95).smallestRise()).isEmpty();
        assertThat(known.gates())
                .extracting(ChangeGate::verdict)
                .isEqualTo(gates(DEFAULTS).judge(Runs.blocks().pairs(5)).gates().stream()
                        .map(ChangeGate::verdict)
                        .toList());
    }
}
