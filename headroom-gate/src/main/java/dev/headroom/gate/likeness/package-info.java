/**
 * Whether numbers of two places may be compared at all: start at {@link dev.headroom.gate.likeness.RunLikeness}. What was asked of a service
 * is not known here; that is the configuration's business.
 */
@NullMarked
package dev.headroom.gate.likeness;

import org.jspecify.annotations.NullMarked;
