/**
 * What one run measured, as plain values: start at {@link dev.headroom.measure.run.RunMeasurement}.
 *
 * <p>The gate judges it, the report shows it, a baseline is one that was kept. Nothing here measures.
 */
@NullMarked
package dev.headroom.measure.run;

import org.jspecify.annotations.NullMarked;
