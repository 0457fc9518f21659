/**
 * Messages to and fro over a connection that began as HTTP/1.1 (RFC 6455). Start at {@link
 * dev.headroom.load.internal.websocket.WebSocket}: one request is one text message, answered by the next message that comes.
 */
@NullMarked
package dev.headroom.load.internal.websocket;

import org.jspecify.annotations.NullMarked;
