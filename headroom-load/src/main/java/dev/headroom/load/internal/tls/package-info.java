/**
 * TLS as the Java platform does it: whom to trust, what to offer, and why a handshake failed. Start at {@link
 * dev.headroom.load.internal.tls.TlsClient}. The bytes travel next door, in {@code wire}.
 */
@NullMarked
package dev.headroom.load.internal.tls;

import org.jspecify.annotations.NullMarked;
