/**
 * Whether a change helped: runs before and after it, compared metric by metric, and held against what was predicted. Start at {@link
 * dev.headroom.gate.proof.ProofJudge}.
 *
 * <p>What blocks say of one metric is next door in {@code block}, limits that a change must keep in {@code rule}. Nothing
 * here runs anything.
 */
@NullMarked
package dev.headroom.gate.proof;

import org.jspecify.annotations.NullMarked;
