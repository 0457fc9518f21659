package dev.headroom.load.internal.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The cookies of one user at one target (RFC 6265): kept by name, sent back on paths they are for. Expiry in the future and
 * {@code Secure} are not looked at, since a session is short and its target is one; a cookie for another domain is not taken.
 * Holds at most {@link #MOST_COOKIES} of at most {@link #MOST_BYTES} bytes. Not thread-safe.
 */
public final class CookieJar {

    public static final int MOST_COOKIES = 50;
    public static final int MOST_BYTES = 4096;

    @SuppressWarnings("ArrayRecordComponent") // read-only, never compared
    private record Cookie(String name, String path, byte[] pair) {}

    private final List<Cookie> cookies = new ArrayList<>();

    void clear() {
        cookies.clear();
    }

    public boolean isEmpty() {
        return cookies.isEmpty();
    }

    /** Takes what a {@code Set-Cookie} header says, or leaves it if it cannot be kept. */
    public void set(byte[] bytes, int from, int length, String host) {
        if (length > MOST_BYTES) {
            return;
        }
        String[] parts = new String(bytes, from, length, StandardCharsets.ISO_8859_1).split(";", -1);
        int equals = parts[0].indexOf('=');
        if (equals < 1) {
            return;
        }
        String name = parts[0].substring(0, equals).strip();
        String path = "/";
        boolean over = false;
        for (int i = 1; i < parts.length; i++) {
            int separator = parts[i].indexOf('=');
            String attribute = (separator < 0 ? parts[i] : parts[i].substring(0, separator))
                    .strip()
                    .toLowerCase(Locale.ROOT);
            String value =
                    separator < 0 ? "" : parts[i].substring(separator + 1).strip();
            switch (attribute) {
                case "path" -> path = value.startsWith("/") ? value : "/";
                case "max-age" -> over = value.matches("-\\d+|0+");
                case "domain" -> {
                    if (!isOf(host, value)) {
                        return;
                    }
                }
                default -> {}
            }
        }
        String keptPath = path;
        cookies.removeIf(cookie -> cookie.name.equals(name) && cookie.path.equals(keptPath));
        if (!over && cookies.size() < MOST_COOKIES) {
            String pair = name + "=" + parts[0].substring(equals + 1).strip();
            cookies.add(new Cookie(name, path, pair.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    /** Appends {@code a=1; b=2}, those that are for this path; whether there were any. */
    public boolean appendTo(RenderedBytes target, byte[] prefix, byte[] path, int pathFrom, int pathTo) {
        boolean any = false;
        for (int i = 0; i < cookies.size(); i++) {
            Cookie cookie = cookies.get(i);
            if (matches(cookie.path, path, pathFrom, pathTo)) {
                if (any) {
                    target.append(';').append(' ');
                } else {
                    target.append(prefix);
                }
                target.append(cookie.pair);
                any = true;
            }
        }
        return any;
    }

    private static boolean isOf(String host, String domain) {
        String bare = domain.startsWith(".") ? domain.substring(1) : domain;
        return bare.isEmpty()
                || host.equalsIgnoreCase(bare)
                || host.toLowerCase(Locale.ROOT).endsWith("." + bare.toLowerCase(Locale.ROOT));
    }

    /** RFC 6265, 5.1.4. */
    private static boolean matches(String cookiePath, byte[] path, int from, int to) {
        int length = cookiePath.length();
        if (length > to - from) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (cookiePath.charAt(i) != path[from + i]) {
                return false;
            }
        }
        return cookiePath.endsWith("/")
                || to - from == length
                || path[from + length] == '/'
                || path[from + length] == '?';
    }
}
