/**
 * Callgrind's output (Valgrind manual, "Callgrind Format Specification"), version 1: exact counts for each function and line,
 * and for each pair of caller and callee, but no stacks. Stacks are estimated from the pairs.
 *
 * <p>Start at {@link dev.headroom.reader.callgrind.Callgrind}, which reads the text into a {@code CallGraph}; {@code
 * StackEstimate} draws stacks from it.
 */
@NullMarked
package dev.headroom.reader.callgrind;

import org.jspecify.annotations.NullMarked;
