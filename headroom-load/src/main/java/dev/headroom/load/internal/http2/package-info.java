/**
 * One HTTP/2 connection of a client as a state machine over bytes (RFC 9113): frames, streams, flow control. Start at {@link
 * dev.headroom.load.internal.http2.Http2Connection}. No socket, clock or thread; header fields are next door in {@code hpack}.
 */
@NullMarked
package dev.headroom.load.internal.http2;

import org.jspecify.annotations.NullMarked;
