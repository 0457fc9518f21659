package dev.headroom.gate;

import java.util.List;

/**
 * One run, judged.
 *
 * @param verdict the worst of the gates; invalid where the run itself cannot be believed
 * @param gates budgets in their order, then regressions, then expired waivers
 * @param notes what a reader must know before believing the verdict; one sentence each
 */
public record Judgement(Verdict verdict, List<GateResult> gates, List<String> notes) {

    public Judgement {
        gates = List.copyOf(gates);
        notes = List.copyOf(notes);
    }
}
