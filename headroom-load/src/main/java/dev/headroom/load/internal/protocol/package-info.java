/**
 * What the engine asks of a protocol, and nothing of any one of them. Start at {@link
 * dev.headroom.load.internal.protocol.Protocol}; the protocols themselves live next door, in a room each.
 */
@NullMarked
package dev.headroom.load.internal.protocol;

import org.jspecify.annotations.NullMarked;
