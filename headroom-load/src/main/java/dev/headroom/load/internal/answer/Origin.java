package dev.headroom.load.internal.answer;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a load goes, as redirects name it.
 *
 * @param basePath prefix of every path, without a trailing slash
 */
public record Origin(String scheme, String host, int port, String basePath) {

    public static Origin of(URI target) {
        String path = target.getRawPath() == null ? "" : target.getRawPath();
        String scheme = target.getScheme() == null ? "http" : target.getScheme().toLowerCase(Locale.ROOT);
        return new Origin(scheme, target.getHost(), portOf(scheme, target.getPort()), path.replaceFirst("/+$", ""));
    }

    /** The path of a location below the base path; empty if it is elsewhere, or no location at all. */
    Optional<String> pathOf(String location) {
        if (location.startsWith("/") && !location.startsWith("//")) {
            return below(location);
        }
        int authority = location.indexOf("://");
        if (authority < 0) {
            return Optional.empty();
        }
        int end = authority + 3;
        while (end < location.length() && "/?#".indexOf(location.charAt(end)) < 0) {
            end++;
        }
        try {
            URI there = URI.create(location.substring(0, end));
            String itsScheme = there.getScheme().toLowerCase(Locale.ROOT);
            boolean same = itsScheme.equals(scheme)
                    && host.equalsIgnoreCase(there.getHost())
                    && portOf(itsScheme, there.getPort()) == port;
            String rest = location.substring(end);
            return same ? below(rest.startsWith("/") ? rest : "/" + rest) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<String> below(String path) {
        int fragment = path.indexOf('#');
        String whole = fragment < 0 ? path : path.substring(0, fragment);
        if (!whole.startsWith(basePath)) {
            return Optional.empty();
        }
        String rest = whole.substring(basePath.length());
        return Optional.of(written(rest.startsWith("/") ? rest : "/" + rest));
    }

    /** With what no template of a path may hold percent-encoded; it came as ISO 8859-1. */
    private static String written(String path) {
        var text = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c <= ' ' || c >= 127 || c == '{' || c == '}') {
                text.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static int portOf(String scheme, int port) {
        return port >= 0 ? port : scheme.equals("https") ? 443 : 80;
    }
}
