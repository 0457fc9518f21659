package dev.headroom.gate.rule;

import dev.headroom.gate.Verdict;
import dev.headroom.gate.block.Change;
import dev.headroom.gate.block.Method;
import java.util.Optional;

/**
 * One gating rule, judged by blocks.
 *
 * @param change at the confidence of the look; empty where there are no blocks
 * @param verdict pass, fail or inconclusive
 * @param moreBlocks about how many more would decide, up to the next look that is likely to; 0 where it is decided or no number would,
 *     {@link dev.headroom.gate.block.BlockRule#MOST_BLOCKS} where more than that
 * @param reason one sentence for people: why this verdict
 */
public record RuleProof(GatingRule rule, Optional<Change> change, Verdict verdict, int moreBlocks, String reason) {

    public RuleProof {
        if (verdict == Verdict.INVALID || (verdict != Verdict.INCONCLUSIVE && moreBlocks > 0)) {
            throw new IllegalArgumentException(
                    "A rule passes, fails, or asks for more blocks, got " + verdict.id() + " and " + moreBlocks);
        }
    }

    public boolean isDecided() {
        return verdict != Verdict.INCONCLUSIVE;
    }

    /** Whether it failed by statistics, which err now and then, and so has to fail again before it counts. */
    boolean asksForConfirmation() {
        return verdict == Verdict.FAIL
                && change.filter(c -> c.method() != Method.EXACT).isPresent();
    }

    RuleProof as(Verdict other, String otherReason) {
        return new RuleProof(rule, change, other, 0, otherReason);
    }
}
