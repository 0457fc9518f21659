package dev.headroom.report;

import dev.headroom.code.CodeSummary;
import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.heat.Coverage;
import java.util.List;
import java.util.Optional;

/**
 * Findings as a user asked for them, and what was left out.
 *
 * @param findings best first
 * @param more further ones that the limit cut off
 * @param hiddenCold cold ones, left out because nobody asked for them
 * @param coverage what was looked at; empty where findings were made earlier, by a run, and where only code was read
 * @param code what was read of classes, if any were given
 */
public record FindingsReport(
        List<Finding> findings, int more, int hiddenCold, Optional<Coverage> coverage, Optional<CodeSummary> code) {

    public FindingsReport {
        findings = List.copyOf(findings);
        if (more < 0 || hiddenCold < 0) {
            throw new IllegalArgumentException("What is left out is counted, got " + more + " and " + hiddenCold);
        }
    }

    /**
     * @param bestFirst everything that was found
     * @param withCold whether cold ones are wanted
     * @param limit how many are wanted at most, 0 for all
     */
    public static FindingsReport of(
            List<Finding> bestFirst,
            boolean withCold,
            int limit,
            Optional<Coverage> coverage,
            Optional<CodeSummary> code) {
        List<Finding> wanted = bestFirst.stream()
                .filter(finding -> withCold || finding.status() != Finding.Status.COLD)
                .toList();
        int shown = limit == 0 ? wanted.size() : Math.min(limit, wanted.size());
        return new FindingsReport(
                wanted.subList(0, shown), wanted.size() - shown, bestFirst.size() - wanted.size(), coverage, code);
    }
}
