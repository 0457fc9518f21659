package dev.headroom.report.ci;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Level;
import dev.headroom.gate.finding.FindingLevel;
import dev.headroom.gate.finding.SeenFinding;
import dev.headroom.gate.finding.SeenFindings;
import java.util.List;

/** The findings of a run as a gate sees them: those that are too cold to matter are none. */
public final class WarmFindings {

    private WarmFindings() {}

    /** Of a run that was profiled. */
    public static SeenFindings of(List<Finding> findings) {
        return SeenFindings.of(findings.stream()
                .filter(finding -> finding.status() != Finding.Status.COLD)
                .map(WarmFindings::seen)
                .toList());
    }

    private static SeenFinding seen(Finding finding) {
        String method = finding.location().className().isEmpty()
                ? finding.location().method()
                : finding.location().className() + "." + finding.location().method();
        return new SeenFinding(
                finding.rule(),
                level(finding.level()),
                finding.status() == Finding.Status.CONFIRMED,
                finding.endpoint(),
                method,
                finding.location().line());
    }

    private static FindingLevel level(Level level) {
        return switch (level) {
            case ARCHITECTURE -> FindingLevel.ARCHITECTURE;
            case ALGORITHM -> FindingLevel.ALGORITHM;
            case DATA_STRUCTURE -> FindingLevel.DATA_STRUCTURE;
            case IO -> FindingLevel.IO;
            case MEMORY -> FindingLevel.MEMORY;
            case MICRO -> FindingLevel.MICRO;
        };
    }
}
