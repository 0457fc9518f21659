package dev.headroom.gate.rule;

import dev.headroom.gate.Verdict;
import dev.headroom.gate.block.Change;
import java.util.List;
import java.util.Optional;

/**
 * What failed has to fail again on fresh blocks before it counts: the first blocks chose it among many and stopped where it looked worst,
 * the fresh ones know nothing of that. Each rule stands alone there, at 5 % a side, as the chance to fail twice is the product of both.
 *
 * <p>What does not fail again passes where the fresh blocks say so, else it is inconclusive. What failed without statistics is not
 * measured again.
 *
 * @param rules to be measured again
 * @param blocks how many fresh ones
 */
public record Confirmation(List<GatingRule> rules, int blocks) {

    private static final double LEVEL = 0.05;
    private static final int FEWEST = 5;

    public Confirmation {
        rules = List.copyOf(rules);
        if (rules.isEmpty() || blocks < 2) {
            throw new IllegalArgumentException("A rule is confirmed by at least 2 blocks, got " + blocks);
        }
    }

    /** As many fresh blocks as it took to find what failed; empty where nothing has to be confirmed. */
    public static Optional<Confirmation> of(BuildProof first) {
        return first.toConfirm().isEmpty()
                ? Optional.empty()
                : Optional.of(new Confirmation(first.toConfirm(), Math.max(FEWEST, first.blocks())));
    }

    /**
     * The build's rules, with only those failed that failed again.
     *
     * @param fresh blocks of the rules that asked for it, none of which the first proof has seen
     */
    public BuildProof settle(BuildProof first, List<RuleBlocks> fresh) {
        List<RuleProof> settled = first.rules().stream()
                .map(proof -> rules.contains(proof.rule()) ? settle(proof, again(proof.rule(), fresh)) : proof)
                .toList();
        return new BuildProof(settled, first.blocks());
    }

    private static RuleProof again(GatingRule rule, List<RuleBlocks> fresh) {
        RuleBlocks blocks = fresh.stream()
                .filter(of -> of.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No fresh blocks of " + rule));
        Looks alone = new Looks(List.of(Math.max(2, blocks.blocks().size())), LEVEL, Spending.POCOCK);
        return new BuildJudge(alone).judge(List.of(blocks)).rules().get(0);
    }

    private static RuleProof settle(RuleProof first, RuleProof again) {
        return switch (again.verdict()) {
            case FAIL -> first.as(Verdict.FAIL, first.reason() + " Confirmed on fresh blocks: " + again.reason());
            case PASS ->
                new RuleProof(
                        first.rule(),
                        again.change(),
                        Verdict.PASS,
                        0,
                        "It failed at first, but not on fresh blocks: " + again.reason());
            case INCONCLUSIVE, INVALID -> open(first, again);
        };
    }

    private static RuleProof open(RuleProof first, RuleProof again) {
        Optional<Change> change = again.change().or(first::change);
        return new RuleProof(
                first.rule(),
                change,
                Verdict.INCONCLUSIVE,
                again.moreBlocks(),
                "It failed at first, and fresh blocks do not confirm it: " + again.reason());
    }
}
