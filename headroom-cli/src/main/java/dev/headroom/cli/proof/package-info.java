/**
 * A change proven: runs of both sides in blocks, and what they say. Start at {@link dev.headroom.cli.proof.ProofRun}.
 *
 * <p>How one run goes is next door in {@code run}; what blocks say of a metric is told by {@code dev.headroom.gate.proof}.
 */
@NullMarked
package dev.headroom.cli.proof;

import org.jspecify.annotations.NullMarked;
