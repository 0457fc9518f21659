package dev.headroom.gate;

import dev.headroom.gate.finding.FindingLimit;
import dev.headroom.gate.finding.SeenFinding;
import dev.headroom.gate.finding.SeenFindings;
import dev.headroom.gate.metric.Place;
import dev.headroom.gate.metric.SubjectKind;

/**
 * How many findings a team accepts.
 *
 * @param subject an endpoint, or the instance for the findings of all
 * @param place where the limit is written
 */
public record FindingBudget(Subject subject, FindingLimit limit, Place place) {

    /** How many of a run's findings the limit counts, new or not, waived or not. */
    public long count(SeenFindings seen) {
        return seen.findings().stream()
                .filter(finding -> isAbout(finding) && limit.counts(finding, SeenFindings.notLookedFor()))
                .count();
    }

    boolean isAbout(SeenFinding finding) {
        return subject.kind() == SubjectKind.INSTANCE || subject.name().equals(finding.endpoint());
    }
}
