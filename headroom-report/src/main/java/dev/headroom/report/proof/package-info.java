/**
 * What blocks of runs say, ready to be written: of a change in {@link dev.headroom.report.proof.ProofReport}, of runs that were kept in
 * {@link dev.headroom.report.proof.KeptReport}, of a machine in {@link dev.headroom.report.proof.CalibrationReport}. How they are written is next door in {@code text}, {@code json} and {@code folder}.
 */
@NullMarked
package dev.headroom.report.proof;

import org.jspecify.annotations.NullMarked;
