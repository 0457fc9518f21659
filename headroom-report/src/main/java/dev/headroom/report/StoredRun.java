package dev.headroom.report;

import dev.headroom.gate.Verdict;
import dev.headroom.gate.finding.SeenFindings;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.RunMeasurement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is read back from a run that was kept: enough to judge it again and to compare another run with it.
 *
 * @param config the configuration as the user wrote it
 * @param findings in the order the run ranked them; empty where the run holds no {@code findings.json}
 * @param seen the warm ones of them, as a gate sees them
 * @param errorBudgetsKept subjects whose budget of errors the run kept, so that its errors are what was promised
 */
public record StoredRun(
        RunMeasurement measurement,
        Verdict verdict,
        String config,
        List<FindingKey> findings,
        SeenFindings seen,
        Set<String> errorBudgetsKept) {

    /**
     * What makes a finding the same one in two runs.
     *
     * @param place class and method; lines move between versions
     */
    public record FindingKey(String rule, String endpoint, String place) {}

    public StoredRun {
        findings = List.copyOf(findings);
        errorBudgetsKept = Set.copyOf(errorBudgetsKept);
    }

    /**
     * Why what it measured is no measure for another run: requests that failed are not in its percentiles, and a workload
     * that fails is another one. Requests that only ran into the end of the window did not fail, and neither did the few that
     * a budget of errors accepts.
     */
    public Optional<String> failures() {
        boolean ofAll = errorBudgetsKept.stream()
                .anyMatch(subject -> measurement.endpoint(subject).isEmpty());
        return measurement.endpoints().stream()
                .filter(endpoint -> !ofAll && !errorBudgetsKept.contains(endpoint.name()))
                .filter(endpoint -> failed(endpoint) > 0)
                .findFirst()
                .map(endpoint -> String.format(
                        Locale.ROOT,
                        "%,d of %,d requests of %s failed, and no budget of its errors was kept",
                        failed(endpoint),
                        endpoint.requests(),
                        endpoint.name()));
    }

    private static long failed(EndpointMeasurement endpoint) {
        return endpoint.errors() - endpoint.errorsByKind().getOrDefault(RequestOutcome.UNFINISHED, 0L);
    }
}
