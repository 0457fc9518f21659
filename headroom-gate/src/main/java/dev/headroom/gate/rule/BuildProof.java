package dev.headroom.gate.rule;

import dev.headroom.gate.Verdict;
import java.util.List;

/**
 * All gating rules of a build, judged together.
 *
 * @param rules in the order they were given
 * @param blocks measured so far
 */
public record BuildProof(List<RuleProof> rules, int blocks) {

    public BuildProof {
        rules = List.copyOf(rules);
    }

    /** The worst of all rules; pass where there are none. */
    public Verdict verdict() {
        return rules.stream().map(RuleProof::verdict).reduce(Verdict.PASS, Verdict::worst);
    }

    /** About how many more blocks would decide every rule that more blocks can decide; 0 where none is left. */
    public int moreBlocks() {
        return rules.stream().mapToInt(RuleProof::moreBlocks).max().orElse(0);
    }

    /** Whether measuring on would change nothing: every rule passed or failed, or cannot be judged by blocks. */
    public boolean isSettled() {
        return moreBlocks() == 0;
    }

    /** The rules that failed by statistics, and so have to fail again before they count. */
    public List<GatingRule> toConfirm() {
        return rules.stream()
                .filter(RuleProof::asksForConfirmation)
                .map(RuleProof::rule)
                .toList();
    }
}
