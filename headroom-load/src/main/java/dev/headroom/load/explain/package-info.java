/**
 * Why two load results differ: what each measured, what that does to its percentiles, and what to run again.
 *
 * <p>Start at {@link dev.headroom.load.explain.Explanation}. It knows no file and no tool, only what {@link
 * dev.headroom.measure.load.ReportedLoad} says of them.
 */
@NullMarked
package dev.headroom.load.explain;

import org.jspecify.annotations.NullMarked;
