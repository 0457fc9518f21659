package dev.headroom.gate.finding;

import java.util.List;

/**
 * What one run found.
 *
 * @param looked whether anything was looked for: without a profile nothing is found, and nothing is known
 * @param findings those that are warm, best first
 */
public record SeenFindings(boolean looked, List<SeenFinding> findings) {

    public SeenFindings {
        findings = List.copyOf(findings);
        if (!looked && !findings.isEmpty()) {
            throw new IllegalArgumentException("What was found was looked for");
        }
    }

    public static SeenFindings of(List<SeenFinding> findings) {
        return new SeenFindings(true, findings);
    }

    /** Of a run without a profile. */
    public static SeenFindings notLookedFor() {
        return new SeenFindings(false, List.of());
    }

    /** Whether one of them is this one. */
    public boolean hold(SeenFinding finding) {
        return findings.stream().anyMatch(finding::isSameAs);
    }
}
