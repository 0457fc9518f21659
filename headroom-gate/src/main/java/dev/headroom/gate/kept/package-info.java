/**
 * Several kept runs of a build, judged against several of another: start at {@link dev.headroom.gate.kept.KeptBlocks}.
 *
 * <p>Runs become blocks here; what blocks say is next door in {@code proof} and {@code rule}. Nothing is measured again, so a failure stays
 * unconfirmed.
 */
@NullMarked
package dev.headroom.gate.kept;

import org.jspecify.annotations.NullMarked;
