package dev.headroom.cli.proof;

import dev.headroom.gate.block.BlockRule;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A change to be proven.
 *
 * @param rule whose findings it repairs
 * @param endpoint where, as the load names it
 * @param blocks how many to measure, at least 2
 * @param window each run's measuring window
 * @param expectedRun about how long one run takes from start to report, until some have shown it
 * @param blockRule what counts as a change
 * @param output the proof's folder, which must not exist or be empty
 */
public record ProofPlan(
        String rule,
        String endpoint,
        ProofSide before,
        ProofSide after,
        int blocks,
        Duration window,
        Duration expectedRun,
        BlockRule blockRule,
        Path output) {

    public ProofPlan {
        if (blocks < 2) {
            throw new IllegalArgumentException("An interval takes at least 2 blocks, got " + blocks);
        }
    }
}
