package dev.headroom.load.protocol;

import java.nio.file.Path;

/** Whose certificates are believed when a load goes over TLS. */
public sealed interface Trust {

    /** Those that the Java platform knows. The certificate must be valid today and name the host. */
    record PlatformAuthorities() implements Trust {}

    /**
     * Those in a file, and no others. The certificate must be valid today and name the host.
     *
     * @param pem certificates of authorities, or the server's own
     */
    record Authorities(Path pem) implements Trust {}

    /** Whoever answers. */
    record Anyone() implements Trust {}
}
