/**
 * What a calibration knows of a machine, held against the rules of a build: start at {@link dev.headroom.gate.calibration.Calibration}.
 *
 * <p>It plans, and it warns of rules that ask for more than can be seen; verdicts are by the blocks of the change alone. How noise is told
 * from blocks, and what follows from it, is next door in {@code rule}.
 */
@NullMarked
package dev.headroom.gate.calibration;

import org.jspecify.annotations.NullMarked;
