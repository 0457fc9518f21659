/**
 * The text of {@code go test -bench}.
 *
 * <p>Start at {@link dev.headroom.reader.benchmark.gotest.GoTestFormat}.
 */
@NullMarked
package dev.headroom.reader.benchmark.gotest;

import org.jspecify.annotations.NullMarked;
