/**
 * Running the body of a test so that its cost can be told: {@link dev.headroom.junit.internal.run.MeasuredBody} once and exactly, or
 * again and again into {@link dev.headroom.junit.internal.run.Repetitions}. What it may cost is next door in {@code expect}.
 */
@NullMarked
package dev.headroom.junit.internal.run;

import org.jspecify.annotations.NullMarked;
