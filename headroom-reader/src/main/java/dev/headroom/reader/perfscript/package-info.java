/**
 * The text that {@code perf script} prints: one block for each sample, a header line and its call chain, leaf first.
 *
 * <p>Start at {@link dev.headroom.reader.perfscript.PerfScript}.
 */
@NullMarked
package dev.headroom.reader.perfscript;

import org.jspecify.annotations.NullMarked;
