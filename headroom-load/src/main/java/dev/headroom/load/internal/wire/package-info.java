/**
 * Bytes to and from a target, without knowing what they mean. Start at {@link dev.headroom.load.internal.wire.Transport}: it
 * dials, and what it dials is a {@link dev.headroom.load.internal.wire.Wire}.
 */
@NullMarked
package dev.headroom.load.internal.wire;

import org.jspecify.annotations.NullMarked;
