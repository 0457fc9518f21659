package dev.headroom.gate;

import dev.headroom.gate.finding.FindingWaiver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Waivers whose date has passed: each is a failure of its own. */
final class ExpiredWaivers {

    private static final String WHAT_TO_DO = ". Remove it once that is mended, or renew it with a new date.";

    private ExpiredWaivers() {}

    static List<GateResult> of(GateRules rules, LocalDate today) {
        List<GateResult> results = new ArrayList<>();
        rules.waivers().stream()
                .filter(waiver -> waiver.expiredOn(today))
                .map(ExpiredWaivers::result)
                .forEach(results::add);
        rules.findingWaivers().stream()
                .filter(waiver -> waiver.expiredOn(today))
                .map(ExpiredWaivers::result)
                .forEach(results::add);
        return results;
    }

    private static GateResult result(Waiver waiver) {
        String reason = "The waiver for " + waiver.metric().id() + " of "
                + waiver.subject().name() + " (" + waiver.issue() + ": " + waiver.reason() + ") ended on "
                + waiver.until() + WHAT_TO_DO;
        return GateResult.relative(
                waiver.subject(),
                waiver.metric(),
                waiver.metric().id() + " waiver until " + waiver.until(),
                waiver.max(),
                Verdict.FAIL,
                reason);
    }

    private static GateResult result(FindingWaiver waiver) {
        String where = waiver.endpoint().orElse("any endpoint");
        return new GateResult(
                GateKind.BUDGET,
                where,
                GateResult.FINDINGS,
                GateResult.FINDINGS,
                waiver.rule() + " waiver until " + waiver.until(),
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Verdict.FAIL,
                "The waiver for " + waiver.rule() + " of " + where + " (" + waiver.issue() + ": " + waiver.reason()
                        + ") ended on " + waiver.until() + WHAT_TO_DO);
    }
}
