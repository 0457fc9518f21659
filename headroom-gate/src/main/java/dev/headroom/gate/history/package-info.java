/**
 * Past runs side by side: start at {@link dev.headroom.gate.history.PastRuns}, or at {@link
 * dev.headroom.gate.history.PastSeries} for values from elsewhere.
 *
 * <p>Runs become one series a metric, of like runs only; what is left out is counted. It informs and judges nothing. What
 * happened to a series is told next door in {@code series}.
 */
@NullMarked
package dev.headroom.gate.history;

import org.jspecify.annotations.NullMarked;
