/**
 * Forks whose truth is known, and rules that judge them: what {@link dev.headroom.benchmarks.GateTrials} counts. Start at {@link
 * dev.headroom.benchmarks.gates.ForkModel}, which says how a simulated process behaves; {@link
 * dev.headroom.benchmarks.gates.RealBlocks} gives blocks that a real service was measured in.
 */
@NullMarked
package dev.headroom.benchmarks.gates;

import org.jspecify.annotations.NullMarked;
