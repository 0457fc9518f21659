package dev.headroom.report.ci;

import dev.headroom.gate.GateResult;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.metric.Place;
import dev.headroom.report.internal.MetricText;

/**
 * One rule, judged.
 *
 * @param id of the kind of rule, stable: {@code budget/p(95)}
 * @param subject whom it judged
 * @param rule as it is written: {@code p(95)<50ms}
 * @param baseline what was measured before, for people; a dash where there was nothing
 * @param limit for people
 * @param current what was measured, for people; a dash where it was not
 * @param reason one sentence
 * @param place where the rule is written
 */
public record CiCheck(
        String id,
        String subject,
        String rule,
        String baseline,
        String limit,
        String current,
        Verdict verdict,
        String reason,
        Place place) {

    /** @param fallback the file to send a reader to where the rule is written nowhere */
    public static CiCheck of(GateResult gate, Place fallback) {
        return new CiCheck(
                gate.kind().id() + "/" + gate.metric(),
                gate.subject(),
                gate.expression(),
                MetricText.of(gate.baseline(), gate.unit()),
                MetricText.of(gate.limit(), gate.unit()),
                MetricText.of(gate.current(), gate.unit()),
                gate.verdict(),
                gate.reason(),
                gate.place().isKnown() ? gate.place() : fallback);
    }
}
