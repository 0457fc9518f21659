package dev.headroom.report;

import dev.headroom.diagnose.Finding;
import dev.headroom.gate.proof.Proof;
import dev.headroom.measure.Environment;
import dev.headroom.measure.run.SelfCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All there is to say about one proof: what was predicted of a change beside what blocks of runs measured.
 *
 * @param rule the rule whose findings the change is about
 * @param endpoint the endpoint it is about, as the load names it
 * @param finding what was found in the runs before; empty where none of them found anything of the rule there
 * @param foundIn in how many runs before it was found, at that place
 * @param before what was measured before the change, for people
 * @param after what was measured after it, for people
 * @param window length of each run's measuring window
 * @param plannedBlocks how many blocks were asked for
 * @param runs in the order they were measured; those of a block that was not finished too
 * @param environment where the first run was measured; empty before there is one
 * @param proof empty before a block is finished
 * @param complete whether every block was measured
 * @param notes anything a reader must know before believing the verdict
 */
public record ProofReport(
        String rule,
        String endpoint,
        Optional<Finding> finding,
        int foundIn,
        String before,
        String after,
        Duration window,
        int plannedBlocks,
        List<Run> runs,
        Optional<Environment> environment,
        Optional<Proof> proof,
        boolean complete,
        List<String> notes) {

    /**
     * One of them.
     *
     * @param folder its name inside the proof's folder
     * @param block from 1 on
     * @param changed whether it is of the side after the change
     */
    public record Run(String folder, int block, boolean changed, long requests, SelfCheck.Verdict selfCheck) {}

    public ProofReport {
        runs = List.copyOf(runs);
        notes = List.copyOf(notes);
        if (finding.isPresent() != foundIn > 0) {
            throw new IllegalArgumentException("A finding was found in a run, got " + foundIn);
        }
        if (complete && proof.isEmpty()) {
            throw new IllegalArgumentException("A proof that is complete has been judged");
        }
    }
}
