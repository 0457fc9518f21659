/**
 * Headroom's own load results, with and without their histograms.
 *
 * <p>Start at {@link dev.headroom.reader.load.headroom.HeadroomFormat}.
 */
@NullMarked
package dev.headroom.reader.load.headroom;

import org.jspecify.annotations.NullMarked;
