package dev.headroom.report.proof;

import dev.headroom.diagnose.Finding;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.proof.Claim;
import dev.headroom.gate.proof.GatedChange;
import dev.headroom.gate.proof.Proof;
import dev.headroom.gate.rule.Looks;
import dev.headroom.measure.Environment;
import dev.headroom.measure.run.SelfCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All there is to say about one proof: what was predicted of a change beside what blocks of runs measured, and whether anything got
 * worse by more than it may.
 *
 * @param target what the change was made for; empty where it is looked at as a whole
 * @param repairs findings of the runs before with their predictions: the target's, or those that the runs after no longer have
 * @param before what was measured before the change, for people
 * @param after what was measured after it, for people
 * @param window length of each run's measuring window
 * @param looks after how many blocks they were to be judged
 * @param runs in the order they were measured; those of a block that was not finished too
 * @param environment where the first run was measured; empty before there is one
 * @param proof empty before a block is finished
 * @param gates empty where nothing is gated, or before a block is finished
 * @param complete whether it was measured to its end
 * @param notes anything a reader must know before believing the verdict
 */
public record ProofReport(
        Optional<Target> target,
        List<Repair> repairs,
        String before,
        String after,
        Duration window,
        Looks looks,
        List<Run> runs,
        Optional<Environment> environment,
        Optional<Proof> proof,
        Optional<GatedChange> gates,
        boolean complete,
        List<String> notes) {

    /**
     * What a change was made for.
     *
     * @param rule the rule whose findings it repairs
     * @param endpoint where, as the load names it
     */
    public record Target(String rule, String endpoint) {}

    /**
     * A finding of the runs before.
     *
     * @param finding the first run's that has it
     * @param foundIn in how many runs before it was found, at that place
     * @param stillIn in how many runs after
     * @param claims what it predicts beside what was measured; empty before a block is finished
     */
    public record Repair(Finding finding, int foundIn, int stillIn, List<Claim> claims) {

        public Repair {
            claims = List.copyOf(claims);
            if (foundIn < 1 || stillIn < 0) {
                throw new IllegalArgumentException("A finding was found in a run, got " + foundIn);
            }
        }
    }

    /**
     * One of the runs.
     *
     * @param folder its name inside the proof's folder
     * @param block from 1 on; fresh blocks are counted anew
     * @param changed whether it is of the side after the change
     * @param confirming whether it belongs to a fresh block, by which failed limits are measured again
     */
    public record Run(
            String folder,
            int block,
            boolean changed,
            boolean confirming,
            long requests,
            SelfCheck.Verdict selfCheck) {}

    public ProofReport {
        repairs = List.copyOf(repairs);
        runs = List.copyOf(runs);
        notes = List.copyOf(notes);
        if (complete && proof.isEmpty()) {
            throw new IllegalArgumentException("A proof that is complete has been judged");
        }
    }

    /** Blocks that are finished, fresh ones aside. */
    public int blocks() {
        return proof.map(Proof::blocks).orElse(0);
    }

    /** How many blocks were asked for: {@code 3}, or {@code at most 20}. */
    public String planned() {
        return looks.blocks().size() == 1 ? Integer.toString(looks.most()) : "at most " + looks.most();
    }

    /** How many runs before the change there are, fresh blocks aside. */
    public long runsBefore() {
        return runs.stream().filter(run -> !run.changed() && !run.confirming()).count();
    }

    /** By the worst of its limits, and of what it was made for. */
    public int exitCode() {
        Verdict limits = gates.map(GatedChange::verdict).orElse(Verdict.PASS);
        return target.flatMap(made -> proof)
                .map(judged -> limits.worst(verdict(judged)))
                .orElse(limits)
                .exitCode();
    }

    private static Verdict verdict(Proof proof) {
        return switch (proof.verdict()) {
            case IMPROVED, UNCHANGED -> Verdict.PASS;
            case LESS_THAN_PREDICTED, NO_GAIN, WORSE -> Verdict.FAIL;
            case CANNOT_TELL -> Verdict.INCONCLUSIVE;
        };
    }

    /** About how many more blocks would decide it; 0 where it is decided or no number would. */
    public int blocksNeeded() {
        int limits = gates.map(GatedChange::moreBlocks).orElse(0);
        boolean counts = target.isPresent() || gates.isEmpty();
        return Math.max(limits, counts ? proof.map(Proof::moreBlocks).orElse(0) : 0);
    }
}
