package dev.headroom.gate;

import dev.headroom.gate.finding.FindingWaiver;
import dev.headroom.gate.finding.SeenFinding;
import dev.headroom.gate.finding.SeenFindings;
import dev.headroom.measure.notation.NearestName;
import java.time.LocalDate;
import java.util.List;

/** Waivers in force that cover nothing: they could go, or name something wrong. A sentence each, with the name that was likely meant. */
final class IdleWaivers {

    private final GateRules rules;
    private final LocalDate today;

    IdleWaivers(GateRules rules, LocalDate today) {
        this.rules = rules;
        this.today = today;
    }

    /**
     * Those of what has no limit.
     *
     * @param endpoints that are measured
     */
    List<String> ofRegressions(List<String> endpoints) {
        List<RegressionRule> limits = RegressionRule.of(rules, endpoints, today);
        return rules.waivers().stream()
                .filter(waiver -> !waiver.expiredOn(today))
                .filter(waiver -> limits.stream().noneMatch(limit -> waiver.covers(limit.subject(), limit.metric())))
                .map(waiver -> sentence(waiver, limits))
                .toList();
    }

    private static String sentence(Waiver waiver, List<RegressionRule> limits) {
        String claim = "The waiver for " + waiver.metric().id() + " of "
                + waiver.subject().name() + " covers no limit";
        List<String> metrics = limits.stream()
                .filter(limit -> waiver.covers(limit.subject(), waiver.metric()))
                .map(limit -> limit.metric().id())
                .toList();
        if (!metrics.isEmpty()) {
            return choice(claim, waiver.metric().id(), metrics, "its limits are on ");
        }
        List<String> subjects = limits.stream()
                .map(RegressionRule::subject)
                .filter(subject -> subject.kind() == waiver.subject().kind())
                .map(Subject::name)
                .distinct()
                .toList();
        return choice(claim, waiver.subject().name(), subjects, "there are limits for ");
    }

    /** Those that no finding of the run is covered by. */
    List<String> ofFindings(SeenFindings seen) {
        return rules.findingWaivers().stream()
                .filter(waiver -> !waiver.expiredOn(today))
                .filter(waiver -> seen.looked() && seen.findings().stream().noneMatch(waiver::covers))
                .map(waiver -> sentence(waiver, seen.findings()))
                .toList();
    }

    private static String sentence(FindingWaiver waiver, List<SeenFinding> seen) {
        String claim = "The waiver for " + waiver.rule()
                + waiver.endpoint().map(name -> " of " + name).orElse("") + " covers no finding of this run";
        List<String> elsewhere = seen.stream()
                .filter(finding -> finding.rule().equals(waiver.rule()))
                .map(SeenFinding::endpoint)
                .distinct()
                .toList();
        if (!elsewhere.isEmpty()) {
            return choice(claim, waiver.endpoint().orElse(""), elsewhere, "it was found in ");
        }
        String nearest = NearestName.question(
                waiver.rule(), seen.stream().map(SeenFinding::rule).toList());
        return nearest.isEmpty() ? claim + "." : claim + nearest;
    }

    /** The claim with the nearest name, or with all there are where none is near. */
    private static String choice(String claim, String written, List<String> names, String introduction) {
        String nearest = NearestName.question(written, names);
        return !nearest.isEmpty()
                ? claim + nearest
                : names.isEmpty() ? claim + "." : claim + "; " + introduction + String.join(", ", names) + ".";
    }
}
