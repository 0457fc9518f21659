package dev.headroom.gate;

import dev.headroom.gate.finding.FindingLimit;
import dev.headroom.gate.finding.FindingWaiver;
import dev.headroom.gate.finding.SeenFinding;
import dev.headroom.gate.finding.SeenFindings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Judges how many findings there are. */
final class FindingGate {

    private static final int NAMED = 3;

    private final SeenFindings seen;
    private final Optional<SeenFindings> baseline;
    private final List<FindingWaiver> waivers;

    /** @param baseline what the earlier run found, where there is one */
    FindingGate(SeenFindings seen, Optional<SeenFindings> baseline, List<FindingWaiver> waivers, LocalDate today) {
        this.seen = seen;
        this.baseline = baseline;
        this.waivers =
                waivers.stream().filter(waiver -> !waiver.expiredOn(today)).toList();
    }

    boolean hasBaseline() {
        return baseline.isPresent();
    }

    /** Empty where there is nothing to judge by: a placeholder, or a limit of new ones without a baseline. */
    Optional<GateResult> judge(FindingBudget budget) {
        FindingLimit limit = budget.limit();
        if (limit.isPlaceholder() || (limit.onlyNew() && baseline.isEmpty())) {
            return Optional.empty();
        }
        SeenFindings before = baseline.orElse(SeenFindings.notLookedFor());
        if (!seen.looked()) {
            return Optional.of(unknown(budget, "Nothing was profiled, so findings were not looked for."));
        }
        if (limit.onlyNew() && !before.looked()) {
            return Optional.of(unknown(budget, "The baseline was not profiled, so what is new cannot be told."));
        }
        List<SeenFinding> counted = new ArrayList<>();
        List<SeenFinding> waived = new ArrayList<>();
        for (SeenFinding finding : seen.findings()) {
            if (budget.isAbout(finding) && limit.counts(finding, before)) {
                boolean covered = waivers.stream().anyMatch(waiver -> waiver.covers(finding));
                (covered ? waived : counted).add(finding);
            }
        }
        int most = limit.most().orElseThrow();
        Verdict verdict = counted.size() <= most ? Verdict.PASS : Verdict.FAIL;
        return Optional.of(result(budget, OptionalDouble.of(counted.size()), verdict, reason(limit, counted, waived)));
    }

    private static String reason(FindingLimit limit, List<SeenFinding> counted, List<SeenFinding> waived) {
        String what = (limit.withSuspected() ? "" : "confirmed ") + (limit.onlyNew() ? "new " : "")
                + (counted.size() == 1 ? "finding" : "findings") + " at level >= "
                + limit.least().id();
        StringBuilder reason = new StringBuilder(counted.isEmpty() ? "No " : counted.size() + " ").append(what);
        if (!counted.isEmpty()) {
            reason.append(": ")
                    .append(counted.stream()
                            .limit(NAMED)
                            .map(FindingGate::named)
                            .collect(Collectors.joining(", ")));
            if (counted.size() > NAMED) {
                reason.append(" and ").append(counted.size() - NAMED).append(" more");
            }
        }
        reason.append('.');
        if (!waived.isEmpty()) {
            reason.append(" Waived: ")
                    .append(waived.stream().map(FindingGate::named).collect(Collectors.joining(", ")))
                    .append('.');
        }
        return reason.toString();
    }

    private static String named(SeenFinding finding) {
        return finding.text() + (finding.endpoint().isEmpty() ? "" : " in " + finding.endpoint());
    }

    private static GateResult unknown(FindingBudget budget, String reason) {
        return result(budget, OptionalDouble.empty(), Verdict.INCONCLUSIVE, reason);
    }

    private static GateResult result(FindingBudget budget, OptionalDouble current, Verdict verdict, String reason) {
        return new GateResult(
                budget.limit().onlyNew() ? GateKind.REGRESSION : GateKind.BUDGET,
                budget.subject().name(),
                GateResult.FINDINGS,
                GateResult.FINDINGS,
                GateResult.FINDINGS + ": " + budget.limit().text().strip(),
                budget.limit().most().orElseThrow(),
                current,
                OptionalDouble.empty(),
                verdict,
                reason,
                budget.place());
    }
}
