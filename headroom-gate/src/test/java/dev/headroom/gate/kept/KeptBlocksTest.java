package dev.headroom.gate.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.gate.Budget;
import dev.headroom.gate.FindingBudget;
import dev.headroom.gate.GateResult;
import dev.headroom.gate.GateRules;
import dev.headroom.gate.Subject;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.Waiver;
import dev.headroom.gate.calibration.CalibratedMetric;
import dev.headroom.gate.calibration.Calibration;
import dev.headroom.gate.finding.FindingLevel;
import dev.headroom.gate.finding.FindingLimit;
import dev.headroom.gate.finding.SeenFinding;
import dev.headroom.gate.likeness.UnlikeRunsException;
import dev.headroom.gate.metric.BudgetExpression;
import dev.headroom.gate.metric.ExpressionException;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.Place;
import dev.headroom.gate.metric.RegressDefaults;
import dev.headroom.gate.proof.ChangeGate;
import dev.headroom.gate.rule.Noise;
import dev.headroom.measure.Interval;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Runs that were kept, several of each build, judged as blocks. */
class KeptBlocksTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private static KeptJudgement judge(List<KeptRun> before, List<KeptRun> after, GateRules rules)
            throws UnlikeRunsException {
        return KeptBlocks.of(before, after).judge(rules, TODAY, Optional.empty());
    }

    private static ChangeGate p95(KeptJudgement judgement) {
        return judgement.limits().gates().stream()
                .filter(gate -> gate.rule().metric() == Metric.RESPONSE_P95)
                .findFirst()
                .orElseThrow();
    }

    private static Budget p95Below(String limit) throws ExpressionException {
        return new Budget(
                Subject.endpoint(Kept.ORDERS), BudgetExpression.parse("p(95)<" + limit), OptionalDouble.empty());
    }

    @Test
    void theRunsOfEitherSideArePairedInOrderOfTimeHoweverTheyAreNamed() throws UnlikeRunsException {
        List<KeptRun> shuffled = new ArrayList<>(Kept.after(5, 1.25));
        Collections.reverse(shuffled);

        KeptBlocks blocks = KeptBlocks.of(Kept.before(5), shuffled);

        assertThat(blocks.runs())
                .extracting(KeptRun::name)
                .containsExactly("after-1", "after-2", "after-3", "after-4", "after-5");
        assertThat(blocks.inTurn()).isTrue();
        assertThat(blocks.judge(GateRules.none(), TODAY, Optional.empty()))
                .isEqualTo(judge(Kept.before(5), Kept.after(5, 1.25), GateRules.none()));
    }

    @Test
    void unchangedCodePasses() throws UnlikeRunsException {
        KeptJudgement judgement = judge(Kept.before(5), Kept.after(5, 1), GateRules.none());

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.notes()).isEmpty();
        assertThat(p95(judgement).blocks()).hasSize(5);
    }

    @Test
    void aSlowerBuildFailsAndNothingHereConfirmsIt() throws UnlikeRunsException {
        KeptJudgement judgement = judge(Kept.before(5), Kept.after(5, 1.25), GateRules.none());

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(p95(judgement).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.limits().confirmed()).isZero();
        assertThat(judgement.notes()).singleElement().asString().contains("not measured again", "headroom prove");
    }

    @Test
    void whatTooFewRunsLeaveOpenSaysHowManyMoreWouldDecide() throws UnlikeRunsException {
        KeptJudgement judgement = judge(Kept.before(2), Kept.after(2, 1.05), GateRules.none());

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.limits().moreBlocks()).isPositive();
        assertThat(p95(judgement).reason()).contains("more block");
    }

    /** Two runs of each are as good as twenty where every run repeats its value. */
    @Test
    void oneMoreQueryFailsWithoutStatistics() throws UnlikeRunsException {
        List<KeptRun> before =
                List.of(Kept.run("b1", 0).kept(), Kept.run("b2", 3).kept());
        List<KeptRun> after = List.of(
                Kept.run("a1", 1).queries(4).kept(),
                Kept.run("a2", 2).queries(4).kept());

        KeptJudgement judgement = judge(before, after, GateRules.none());

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.notes()).isEmpty();
    }

    @Test
    void sidesThatWereNotMeasuredInTurnAreJudgedAndItIsSaid() throws UnlikeRunsException {
        KeptBlocks blocks = KeptBlocks.of(Kept.before(5), Kept.later(5));

        assertThat(blocks.inTurn()).isFalse();
        KeptJudgement judgement = blocks.judge(GateRules.none(), TODAY, Optional.empty());
        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.notes()).singleElement().asString().contains("not measured in turn");
    }

    @Test
    void aRunOfAnotherRuntimeOrMachineIsRefusedOnEitherSide() {
        List<KeptRun> two = Kept.before(2);
        List<KeptRun> otherRuntime = List.of(
                Kept.run("a1", 1).kept(),
                Kept.run("a2", 2).runtime("OpenJDK 25").kept());
        List<KeptRun> otherMachine =
                List.of(Kept.run("b1", 0).kept(), Kept.run("b2", 3).cpus(8).kept());

        assertThatThrownBy(() -> KeptBlocks.of(two, otherRuntime))
                .isInstanceOf(UnlikeRunsException.class)
                .hasMessageContaining("Run a2")
                .hasMessageContaining("runtime 'OpenJDK 25' here");
        assertThatThrownBy(() -> KeptBlocks.of(otherMachine, Kept.after(2, 1)))
                .isInstanceOf(UnlikeRunsException.class)
                .hasMessageContaining("Run b2")
                .hasMessageContaining("8 processors here, 2 in the baseline");
    }

    @Test
    void aBlockHasARunOfEachSide() {
        assertThatThrownBy(() -> KeptBlocks.of(Kept.before(2), Kept.after(3, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 3 and 2");
    }

    @Test
    void aBudgetIsKeptIfEveryRunKeepsItAndTheWorstRunIsNamed() throws Exception {
        List<KeptRun> after = List.of(
                Kept.run("a1", 1).p95Millis(40).kept(),
                Kept.run("a2", 2).p95Millis(43).kept(),
                Kept.run("a3", 5).p95Millis(41).kept());

        GateResult broken = judge(Kept.before(3), after, GateRules.of(List.of(p95Below("42ms")), List.of()))
                .budgets()
                .get(0);
        GateResult kept = judge(Kept.before(3), after, GateRules.of(List.of(p95Below("50ms")), List.of()))
                .budgets()
                .get(0);

        assertThat(broken.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(broken.current()).hasValue(43e6);
        assertThat(broken.reason()).contains("In a2, the worst of 3 runs.");
        assertThat(kept.verdict()).isEqualTo(Verdict.PASS);
        assertThat(kept.current()).hasValue(43e6);
    }

    @Test
    void aFindingIsNewIfNoRunBeforeHadIt() throws Exception {
        SeenFinding old = new SeenFinding("n-plus-one-queries", FindingLevel.IO, true, Kept.ORDERS, "Shop.list", 3);
        SeenFinding fresh = new SeenFinding("unbounded-cache", FindingLevel.MEMORY, true, Kept.ORDERS, "Shop.keep", 9);
        GateRules noneNew = new GateRules(
                List.of(),
                List.of(new FindingBudget(
                        Subject.instance("default"),
                        FindingLimit.parse("none new at level >= micro"),
                        Place.unknown())),
                RegressDefaults.standard(),
                List.of(),
                List.of());
        List<KeptRun> before =
                List.of(Kept.run("b1", 0).kept(), Kept.run("b2", 3).found(old).kept());
        List<KeptRun> known = List.of(
                Kept.run("a1", 1).found(old).kept(),
                Kept.run("a2", 2).found(old).kept());
        List<KeptRun> worse = List.of(
                Kept.run("a1", 1).found(old).kept(),
                Kept.run("a2", 2).found(old, fresh).kept());

        assertThat(judge(before, known, noneNew).budgets().get(0).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judge(before, worse, noneNew).budgets().get(0).reason())
                .contains("unbounded-cache", "In a2")
                .doesNotContain("n-plus-one");
    }

    @Test
    void anExpiredWaiverFailsOnce() throws UnlikeRunsException {
        var old = new Waiver(Kept.ORDERS, Metric.RESPONSE_P95, 0.4, TODAY.minusDays(1), "#2", "old");

        KeptJudgement judgement = judge(Kept.before(3), Kept.after(3, 1), GateRules.of(List.of(), List.of(old)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.limits().expired()).hasSize(1);
        assertThat(judgement.budgets()).isEmpty();
    }

    @Test
    void aCalibrationWarnsOfALimitAndLeavesTheVerdictAsItIs() throws UnlikeRunsException {
        Calibration noisy = calibration(0.30);
        Calibration quiet = calibration(0.01);
        KeptBlocks blocks = KeptBlocks.of(Kept.before(5), Kept.after(5, 1));

        KeptJudgement warned = blocks.judge(GateRules.none(), TODAY, Optional.of(noisy));

        assertThat(warned.verdict()).isEqualTo(Verdict.PASS);
        assertThat(p95(warned).isTooFine()).isTrue();
        assertThat(p95(warned).smallestRise().orElseThrow()).isGreaterThan(0.10);
        assertThat(p95(warned).proof())
                .isEqualTo(p95(blocks.judge(GateRules.none(), TODAY, Optional.of(quiet)))
                        .proof());
        assertThat(p95(blocks.judge(GateRules.none(), TODAY, Optional.of(quiet)))
                        .isTooFine())
                .isFalse();
        assertThat(warned.notes()).singleElement().asString().contains("windows of 10.0 s, the runs have 30.0 s");
    }

    private static Calibration calibration(double deviation) {
        var noise = new Noise(new Interval(deviation / 2, deviation, 2 * deviation), 10);
        return new Calibration(
                "headroom.yml",
                Kept.run("calibrated", 0).kept().measurement().environment(),
                Duration.ofSeconds(10),
                10,
                List.of(new CalibratedMetric(Kept.ORDERS, Metric.RESPONSE_P95, Optional.of(noise))));
    }
}
