/**
 * hyperfine's results as {@code --export-json} writes them.
 *
 * <p>Start at {@link dev.headroom.reader.benchmark.hyperfine.HyperfineFormat}.
 */
@NullMarked
package dev.headroom.reader.benchmark.hyperfine;

import org.jspecify.annotations.NullMarked;
