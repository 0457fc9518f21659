/**
 * What reading the code adds to what was measured: a call that is hot is proven to stand in a loop, and shapes of anti-patterns that
 * no sample met are kept as such.
 *
 * <p>Start at {@link dev.headroom.diagnose.code.CodeEvidence}. Class files themselves are read next door, in {@code dev.headroom.code}.
 */
@NullMarked
package dev.headroom.diagnose.code;

import org.jspecify.annotations.NullMarked;
