package dev.headroom.load.internal.engine;

import dev.headroom.load.InvalidLoadException;
import java.net.URI;
import java.util.Locale;

/** What a target's scheme says. */
enum TargetScheme {
    HTTP(80, false, false),
    HTTPS(443, true, false),
    WS(80, false, true),
    WSS(443, true, true);

    private final int port;
    private final boolean secure;
    private final boolean webSocket;

    TargetScheme(int port, boolean secure, boolean webSocket) {
        this.port = port;
        this.secure = secure;
        this.webSocket = webSocket;
    }

    /** Where the target names none. */
    int port() {
        return port;
    }

    boolean secure() {
        return secure;
    }

    boolean webSocket() {
        return webSocket;
    }

    /** @throws InvalidLoadException if the target is more or less than a scheme, a host, a port and a path */
    static TargetScheme of(URI uri) throws InvalidLoadException {
        if (uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            throw new InvalidLoadException("The target '" + uri
                    + "' holds more than a host, a port and a path. Put queries into the paths of endpoints.");
        }
        for (TargetScheme scheme : values()) {
            if (uri.getHost() != null && scheme.name().toLowerCase(Locale.ROOT).equalsIgnoreCase(uri.getScheme())) {
                return scheme;
            }
        }
        throw new InvalidLoadException(
                "The target '" + uri + "' is not http://host:port. The schemes http, https, ws and wss are loaded.");
    }
}
