/**
 * What a test may cost, and whether it did: {@link dev.headroom.junit.internal.expect.Expectations} reads it from the annotations.
 * Running a body is next door in {@code run}.
 */
@NullMarked
package dev.headroom.junit.internal.expect;

import org.jspecify.annotations.NullMarked;
