package dev.headroom.load.internal.wire;

import java.io.IOException;

/** A peer took the connection but not the protocol. The message goes on where the name of the target ends. */
public final class HandshakeException extends IOException {

    private static final long serialVersionUID = 1L;

    public HandshakeException(String message) {
        super(message);
    }

    public HandshakeException(String message, Throwable cause) {
        super(message, cause);
    }
}
