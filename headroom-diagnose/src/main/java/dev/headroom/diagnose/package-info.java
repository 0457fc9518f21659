/**
 * Why the slow part is slow, and what to fix first.
 *
 * <p>Start at {@link dev.headroom.diagnose.Diagnoser}, which makes a {@link dev.headroom.diagnose.Diagnosis} of a run's
 * evidence; {@link dev.headroom.diagnose.Finding} is the claim a user reads. Nothing here reads files or draws pages.
 */
@NullMarked
package dev.headroom.diagnose;

import org.jspecify.annotations.NullMarked;
