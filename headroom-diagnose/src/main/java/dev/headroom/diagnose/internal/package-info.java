/**
 * The steps of a diagnosis: {@link dev.headroom.diagnose.internal.RequestJoin} first, then hot paths, tails and notes from
 * what it joined.
 */
@NullMarked
package dev.headroom.diagnose.internal;

import org.jspecify.annotations.NullMarked;
