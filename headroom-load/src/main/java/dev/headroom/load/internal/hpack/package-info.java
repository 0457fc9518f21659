/**
 * Header fields as HTTP/2 packs them (RFC 7541), without a dynamic table: ours are sent as literals, and the peer is told to
 * keep none. Start at {@link dev.headroom.load.internal.hpack.FieldCursor} to read and {@link
 * dev.headroom.load.internal.hpack.FieldBlock} to write. Frames are next door in {@code http2}.
 */
@NullMarked
package dev.headroom.load.internal.hpack;

import org.jspecify.annotations.NullMarked;
