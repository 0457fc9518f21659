package dev.headroom.gate;

import static dev.headroom.gate.RunFixture.ORDERS;
import static dev.headroom.gate.RunFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.gate.finding.FindingLevel;
import dev.headroom.gate.finding.FindingWaiver;
import dev.headroom.gate.finding.SeenFinding;
import dev.headroom.gate.finding.SeenFindings;
import dev.headroom.gate.metric.ExpressionException;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.MetricGroup;
import dev.headroom.gate.metric.RegressDefaults;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A waiver in force that covers nothing is noted, with the name that was likely meant; it decides nothing. */
class IdleWaiversTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "GET /orders | p(99)       | The waiver for p(99) of GET /orders covers no limit; did you mean 'p(95)'?",
                "GET /orders | cpu/request | The waiver for cpu/request of GET /orders covers no limit; its limits are on p(95), queries/request, bytes/request.",
                "GET /oders  | p(95)       | The waiver for p(95) of GET /oders covers no limit; did you mean 'GET /orders'?",
                "POST /import | p(95)      | The waiver for p(95) of POST /import covers no limit; there are limits for GET /orders.",
            })
    void aWaiverOfWhatHasNoLimitNamesTheNearestMetricOrEndpoint(String endpoint, String metric, String note)
            throws ExpressionException {
        Waiver waiver = waiver(Subject.endpoint(endpoint), Metric.parse(metric));

        assertThat(notes(List.of(waiver))).containsExactly(note);
    }

    @Test
    void aWaiverOfALimitIsNotIdleNorIsOneThatHasExpired() {
        Waiver used = waiver(Subject.endpoint(ORDERS), Metric.RESPONSE_P95);
        Waiver ofInstance = waiver(Subject.instance("any name"), Metric.RSS_PEAK);
        var expired = new Waiver(ORDERS, Metric.RESPONSE_P99, 0.25, TODAY.minusDays(1), "#1", "it was slow");

        assertThat(notes(List.of(used, ofInstance, expired))).isEmpty();
    }

    @Test
    void aLimitThatATeamTurnedOffLeavesItsWaiverIdle() {
        var memoryOff = new RegressDefaults(Map.of(MetricGroup.MEMORY, OptionalDouble.empty()));
        Waiver waiver = waiver(Subject.instance("default"), Metric.RSS_PEAK);
        var rules = new GateRules(List.of(), List.of(), memoryOff, List.of(waiver), List.of());

        assertThat(new RunJudge(rules, TODAY).idleWaivers(List.of(ORDERS)))
                .containsExactly("The waiver for rss.peak of default covers no limit.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "GET /orders | n-plus-one-querys | The waiver for n-plus-one-querys of GET /orders covers no finding of this run; did you mean 'n-plus-one-queries'?",
                "GET /order  | n-plus-one-queries | The waiver for n-plus-one-queries of GET /order covers no finding of this run; did you mean 'GET /orders'?",
                "POST /import | n-plus-one-queries | The waiver for n-plus-one-queries of POST /import covers no finding of this run; it was found in GET /orders.",
                "GET /orders | gc-pressure | The waiver for gc-pressure of GET /orders covers no finding of this run.",
            })
    void aWaiverOfWhatWasNotFoundNamesTheNearestRuleOrEndpoint(String endpoint, String rule, String note) {
        var waiver = new FindingWaiver(Optional.of(endpoint), rule, TODAY, "#9", "the batch comes next");
        var rules = new GateRules(List.of(), List.of(), RegressDefaults.standard(), List.of(), List.of(waiver));
        var found = new SeenFinding("n-plus-one-queries", FindingLevel.IO, true, ORDERS, "shop.Orders.list", 41);

        Judgement judgement = new RunJudge(rules, TODAY).judge(run().measured(), SeenFindings.of(List.of(found)));

        assertThat(judgement.notes()).contains(note);
        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
    }

    private static Waiver waiver(Subject subject, Metric metric) {
        return new Waiver(subject, metric, 0.25, TODAY, "#123", "new validation");
    }

    /** What a run of {@code GET /orders} is noted of, without the remark that nothing else was judged. */
    private static List<String> notes(List<Waiver> waivers) {
        return new RunJudge(List.of(), waivers, TODAY)
                .judge(run().measured()).notes().stream()
                        .filter(note -> note.startsWith("The waiver"))
                        .toList();
    }
}
