package dev.headroom.gate.rule;

import dev.headroom.gate.block.Block;
import java.util.List;

/**
 * A gating rule and what was measured of its metric.
 *
 * @param blocks in the order they were measured; empty where some run lacks the metric
 * @param missing why there are no blocks, a sentence; empty where there are
 */
public record RuleBlocks(GatingRule rule, List<Block> blocks, String missing) {

    public RuleBlocks {
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty() == missing.isEmpty()) {
            throw new IllegalArgumentException("A rule has blocks, or a reason why not: " + rule);
        }
    }

    public static RuleBlocks of(GatingRule rule, List<Block> blocks) {
        return new RuleBlocks(rule, blocks, "");
    }
}
