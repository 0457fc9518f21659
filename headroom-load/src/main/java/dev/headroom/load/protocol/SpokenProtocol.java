package dev.headroom.load.protocol;

/**
 * What was spoken with a target.
 *
 * @param name {@code HTTP/1.1}, {@code HTTP/2} or {@code WebSocket}
 * @param tls version and cipher suite; empty in plain text
 */
public record SpokenProtocol(String name, String tls) {

    public static SpokenProtocol plain(String name) {
        return new SpokenProtocol(name, "");
    }

    /** {@code HTTP/2 over TLSv1.3 (TLS_AES_256_GCM_SHA384)}. */
    @Override
    public String toString() {
        return tls.isEmpty() ? name : name + " over " + tls;
    }
}
