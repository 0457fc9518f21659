package dev.headroom.gate;

import static dev.headroom.gate.RunFixture.ORDERS;
import static dev.headroom.gate.RunFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.gate.finding.FindingLevel;
import dev.headroom.gate.finding.FindingLimit;
import dev.headroom.gate.finding.FindingWaiver;
import dev.headroom.gate.finding.SeenFinding;
import dev.headroom.gate.finding.SeenFindings;
import dev.headroom.gate.likeness.UnlikeRunsException;
import dev.headroom.gate.metric.ExpressionException;
import dev.headroom.gate.metric.Place;
import dev.headroom.gate.metric.RegressDefaults;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A run that found N+1 queries (io) and a cache without bound (memory) in {@code GET /orders}, both confirmed, and boxing
 * (micro) in {@code GET /search}, which is only suspected.
 */
class FindingJudgingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private static final SeenFinding QUERIES =
            new SeenFinding("n-plus-one-queries", FindingLevel.IO, true, ORDERS, "shop.Orders.list", 41);
    private static final SeenFinding CACHE =
            new SeenFinding("unbounded-cache", FindingLevel.MEMORY, true, ORDERS, "shop.Cache.put", 12);
    private static final SeenFinding BOXING =
            new SeenFinding("boxing-in-hot-path", FindingLevel.MICRO, false, "GET /search", "shop.Search.sum", 7);

    private final SeenFindings seen = SeenFindings.of(List.of(QUERIES, CACHE, BOXING));

    @ParameterizedTest
    @CsvSource({
        "none, FAIL",
        "none at level >= io, FAIL",
        "none at level >= algorithm, PASS",
        "at most 1 at level >= memory, FAIL",
        "at most 2 at level >= memory, PASS",
        "at most 2, PASS",
        "at most 2 with suspected, FAIL",
        "at most 2 at level >= memory with suspected, PASS",
    })
    void aLimitCountsWhatReachesItsLevel(String limit, Verdict verdict) throws ExpressionException {
        assertThat(judge(whole(limit)).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"GET /orders, FAIL", "GET /search, PASS"})
    void anEndpointAnswersForItsOwnFindings(String endpoint, Verdict verdict) throws ExpressionException {
        var budget = new FindingBudget(Subject.endpoint(endpoint), FindingLimit.parse("none"), Place.unknown());

        assertThat(judge(budget).verdict()).isEqualTo(verdict);
    }

    @Test
    void theReasonNamesRuleLevelAndPlace() throws ExpressionException {
        GateResult gate = judge(whole("none at level >= io")).gates().get(0);

        assertThat(gate.reason())
                .isEqualTo("1 confirmed finding at level >= io: n-plus-one-queries (io) at shop.Orders.list:41"
                        + " in GET /orders.");
        assertThat(gate.expression()).isEqualTo("findings: none at level >= io");
        assertThat(gate.current()).hasValue(1);
        assertThat(gate.limit()).isZero();
    }

    @Test
    void withoutAProfileNothingIsKnown() throws ExpressionException {
        Judgement judgement = judge(SeenFindings.notLookedFor(), List.of(), whole("none"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void newOnesAreThoseTheBaselineLacksWhereverTheirLinesMoved() throws Exception {
        var moved = new SeenFinding("n-plus-one-queries", FindingLevel.IO, true, ORDERS, "shop.Orders.list", 99);
        FindingBudget noneNew = whole("none new at level >= memory");

        assertThat(judge(noneNew).gates()).isEmpty();
        assertThat(against(noneNew, SeenFindings.of(List.of(moved, CACHE)))).isEqualTo(Verdict.PASS);
        assertThat(against(noneNew, SeenFindings.of(List.of(moved)))).isEqualTo(Verdict.FAIL);
        assertThat(against(noneNew, SeenFindings.notLookedFor())).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aWaivedFindingIsNotCountedUntilItsDate() throws ExpressionException {
        FindingWaiver waiver = waiver(Optional.of(ORDERS), TODAY);

        Judgement today = judge(seen, List.of(waiver), whole("none at level >= io"));
        Judgement elsewhere =
                judge(seen, List.of(waiver(Optional.of("GET /search"), TODAY)), whole("none at level >= io"));
        Judgement anywhere = judge(seen, List.of(waiver(Optional.empty(), TODAY)), whole("none at level >= io"));

        assertThat(today.verdict()).isEqualTo(Verdict.PASS);
        assertThat(today.gates().get(0).reason()).contains("Waived: n-plus-one-queries");
        assertThat(elsewhere.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(anywhere.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void anExpiredWaiverFailsOfItself() throws ExpressionException {
        FindingWaiver waiver = waiver(Optional.empty(), TODAY.minusDays(1));

        Judgement judgement = judge(SeenFindings.of(List.of()), List.of(waiver), whole("none"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.gates().get(1).reason()).contains("ended on 2026-02-28");
    }

    @Test
    void aPlaceholderJudgesNothingAndIsNoted() throws ExpressionException {
        Judgement judgement = judge(whole("at most [measure] at level >= io"));

        assertThat(judgement.gates()).isEmpty();
        assertThat(judgement.notes()).anyMatch(note -> note.contains("[measure]"));
    }

    private Judgement judge(FindingBudget... budgets) {
        return judge(seen, List.of(), budgets);
    }

    private static Judgement judge(SeenFindings seen, List<FindingWaiver> waivers, FindingBudget... budgets) {
        return new RunJudge(rules(waivers, budgets), TODAY).judge(run().measured(), seen);
    }

    private Verdict against(FindingBudget budget, SeenFindings baseline) throws UnlikeRunsException {
        return new RunJudge(rules(List.of(), budget), TODAY)
                .judge(run().measured(), seen, run().called("base").measured(), baseline).gates().stream()
                        .filter(gate -> gate.metric().equals("findings"))
                        .findFirst()
                        .orElseThrow()
                        .verdict();
    }

    private static GateRules rules(List<FindingWaiver> waivers, FindingBudget... budgets) {
        return new GateRules(List.of(), List.of(budgets), RegressDefaults.standard(), List.of(), waivers);
    }

    private static FindingBudget whole(String limit) throws ExpressionException {
        return new FindingBudget(Subject.instance("default"), FindingLimit.parse(limit), Place.unknown());
    }

    private static FindingWaiver waiver(Optional<String> endpoint, LocalDate until) {
        return new FindingWaiver(endpoint, "n-plus-one-queries", until, "#9", "the batch comes with the next release");
    }
}
