/**
 * Results that were measured elsewhere, compared: start at {@link dev.headroom.gate.comparison.BenchmarkJudge}.
 *
 * <p>It takes the results of both sides, refuses unlike ones, and answers pass, fail or inconclusive for each metric that has
 * a limit. The unit is a fork, a process or a file, never an iteration. Changes that Headroom measures itself, in blocks,
 * are next door in {@code proof}.
 */
@NullMarked
package dev.headroom.gate.comparison;

import org.jspecify.annotations.NullMarked;
