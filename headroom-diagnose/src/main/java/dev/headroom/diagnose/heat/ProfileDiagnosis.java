package dev.headroom.diagnose.heat;

import dev.headroom.diagnose.Finding;
import java.util.List;

/**
 * What profiles say, and what they could say.
 *
 * @param findings best first, the cold ones last
 */
public record ProfileDiagnosis(List<Finding> findings, Coverage coverage) {

    public ProfileDiagnosis {
        findings = List.copyOf(findings);
    }
}
