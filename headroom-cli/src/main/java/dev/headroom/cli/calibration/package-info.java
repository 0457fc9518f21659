/**
 * What the gates can see on this machine: a service measured against itself, and against itself held back. Start at {@link
 * dev.headroom.cli.calibration.CalibrationRun}.
 *
 * <p>How both sides are run is next door in {@code proof}; what blocks tell of noise is said by {@code dev.headroom.gate}.
 */
@NullMarked
package dev.headroom.cli.calibration;

import org.jspecify.annotations.NullMarked;
