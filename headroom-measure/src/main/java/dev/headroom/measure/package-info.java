/**
 * Numbers that keep their unit and their sample size: durations, bytes, percentiles, histograms, intervals.
 *
 * <p>Start at {@link dev.headroom.measure.DurationHistogram} for response times and at {@link
 * dev.headroom.measure.Interval} for anything estimated. What a whole run measured is next door in {@code run}; judging
 * it is the business of the gate module.
 */
@NullMarked
package dev.headroom.measure;

import org.jspecify.annotations.NullMarked;
