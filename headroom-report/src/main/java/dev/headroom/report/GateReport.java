package dev.headroom.report;

import dev.headroom.gate.GateResult;
import dev.headroom.gate.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What {@code headroom gate} has to say of one run.
 *
 * @param runId the run that was judged
 * @param baselineId the run it was compared with, if any
 * @param verdict the worst of the gates', or of the run itself
 */
public record GateReport(String runId, Optional<String> baselineId, Verdict verdict, List<GateResult> gates) {

    public GateReport {
        gates = List.copyOf(gates);
    }
}
