package dev.headroom.load.protocol;

/**
 * What was spoken with a target.
 *
 * @param name {@code HTTP/1.1}, {@code HTTP/2} or {@code WebSocket}
 * @param tls its version, {@code TLSv1.3}; empty in plain text
 */
public record SpokenProtocol(String name, String tls) {

    public static SpokenProtocol plain(String name) {
        return new SpokenProtocol(name, "");
    }

    /** {@code HTTP/2 over TLSv1.3}. */
    @Override
    public String toString() {
        return tls.isEmpty() ? name : name + " over " + tls;
    }
}
