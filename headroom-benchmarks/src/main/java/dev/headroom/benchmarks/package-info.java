/**
 * Headroom's own costs and speeds, each beside a named peer or without itself: one program a question, each with a
 * {@code main} that prints a Markdown table.
 *
 * <p>Start from {@link dev.headroom.benchmarks.AgentCost}. How a program is started, measured and summed up is in {@code
 * harness}; results are kept in {@code docs/benchmarks}.
 */
@NullMarked
package dev.headroom.benchmarks;

import org.jspecify.annotations.NullMarked;
