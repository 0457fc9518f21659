/**
 * Statistics of Python's {@code cProfile} and {@code profile}, as {@code dump_stats} writes them: one dictionary in
 * Python's marshal format.
 *
 * <p>Start at {@link dev.headroom.reader.cprofile.CProfileRecording}. The file has exact times of every function and of
 * every edge from caller to callee, but no stacks: {@link dev.headroom.reader.cprofile.EstimatedStacks} guesses them.
 */
@NullMarked
package dev.headroom.reader.cprofile;

import org.jspecify.annotations.NullMarked;
