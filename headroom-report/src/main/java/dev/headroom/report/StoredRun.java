package dev.headroom.report;

import dev.headroom.gate.Verdict;
import dev.headroom.measure.run.RunMeasurement;
import java.util.List;

/**
 * What is read back from a run that was kept: enough to judge it again and to compare another run with it.
 *
 * @param config the configuration as the user wrote it
 * @param findings in the order the run ranked them; empty where the run holds no {@code findings.json}
 */
public record StoredRun(RunMeasurement measurement, Verdict verdict, String config, List<FindingKey> findings) {

    /**
     * What makes a finding the same one in two runs.
     *
     * @param place class and method; lines move between versions
     */
    public record FindingKey(String rule, String endpoint, String place) {}

    public StoredRun {
        findings = List.copyOf(findings);
    }
}
