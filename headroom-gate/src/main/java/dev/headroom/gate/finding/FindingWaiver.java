package dev.headroom.gate.finding;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Findings that were accepted for a while. Until its date, that day included, they are not counted; after it, it is a
 * failure of its own, so that no waiver outlives its reason unseen.
 *
 * @param endpoint whose findings; empty for those of any
 * @param rule of the findings
 * @param until the last day it holds
 * @param issue where they are dealt with
 * @param reason why they were accepted
 */
public record FindingWaiver(Optional<String> endpoint, String rule, LocalDate until, String issue, String reason) {

    public FindingWaiver {
        if (rule.isBlank() || issue.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("A waiver names its rule, its issue and its reason");
        }
    }

    public boolean expiredOn(LocalDate today) {
        return today.isAfter(until);
    }

    public boolean covers(SeenFinding finding) {
        return finding.rule().equals(rule)
                && (endpoint.isEmpty() || endpoint.get().equals(finding.endpoint()));
    }
}
