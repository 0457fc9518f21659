package dev.headroom.benchmarks.gates;

import dev.headroom.gate.block.Block;
import java.util.Optional;

/**
 * One block of a trial.
 *
 * @param block what a gate is given
 * @param runs what the rules that pool requests are given; empty where only values were kept
 */
public record TrialBlock(Block block, Optional<SimulatedService.Pair> runs) {}
