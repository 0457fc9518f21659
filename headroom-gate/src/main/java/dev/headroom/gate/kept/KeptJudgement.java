package dev.headroom.gate.kept;

import dev.headroom.gate.GateResult;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.proof.GatedChange;
import java.util.List;
import java.util.stream.Stream;

/**
 * Kept runs of a build, judged against those of another.
 *
 * @param verdict the worst of all
 * @param budgets absolute limits and limits of findings, each as the worst of the runs kept to it
 * @param limits regressions, by blocks; a FAIL is not confirmed on fresh ones
 * @param notes what a reader must know before believing the verdict; one sentence each
 */
public record KeptJudgement(Verdict verdict, List<GateResult> budgets, GatedChange limits, List<String> notes) {

    public KeptJudgement {
        budgets = List.copyOf(budgets);
        notes = List.copyOf(notes);
    }

    /** Budgets, then limits, then expired waivers. */
    public List<GateResult> gates() {
        return Stream.concat(budgets.stream(), limits.results().stream()).toList();
    }
}
