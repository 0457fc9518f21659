/**
 * Whether a change helped: blocks of before and after, compared metric by metric. Start at {@link
 * dev.headroom.gate.proof.ProofJudge}.
 *
 * <p>A block is one fresh process of each side, measured right after one another; the statistics know blocks only, never
 * requests, which depend on each other within a process. Nothing here runs anything.
 */
@NullMarked
package dev.headroom.gate.proof;

import org.jspecify.annotations.NullMarked;
