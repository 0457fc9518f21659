package dev.headroom.load.internal.hpack;

import java.nio.charset.StandardCharsets;

/** The fields every peer knows by number, 1 to 61 (RFC 7541, appendix A). */
final class StaticTable {

    static final int SIZE = 61;

    private static final String[] FIELDS = {
        ":authority",
        ":method=GET",
        ":method=POST",
        ":path=/",
        ":path=/index.html",
        ":scheme=http",
        ":scheme=https",
        ":status=200",
        ":status=204",
        ":status=206",
        ":status=304",
        ":status=400",
        ":status=404",
        ":status=500",
        "accept-charset",
        "accept-encoding=gzip, deflate",
        "accept-language",
        "accept-ranges",
        "accept",
        "access-control-allow-origin",
        "age",
        "allow",
        "authorization",
        "cache-control",
        "content-disposition",
        "content-encoding",
        "content-language",
        "content-length",
        "content-location",
        "content-range",
        "content-type",
        "cookie",
        "date",
        "etag",
        "expect",
        "expires",
        "from",
        "host",
        "if-match",
        "if-modified-since",
        "if-none-match",
        "if-range",
        "if-unmodified-since",
        "last-modified",
        "link",
        "location",
        "max-forwards",
        "proxy-authenticate",
        "proxy-authorization",
        "range",
        "referer",
        "refresh",
        "retry-after",
        "server",
        "set-cookie",
        "strict-transport-security",
        "transfer-encoding",
        "user-agent",
        "vary",
        "via",
        "www-authenticate"
    };

    private static final byte[][] NAMES = new byte[SIZE + 1][];
    private static final byte[][] VALUES = new byte[SIZE + 1][];

    static {
        for (int i = 1; i <= SIZE; i++) {
            String field = FIELDS[i - 1];
            int equals = field.indexOf('=');
            NAMES[i] = ascii(equals < 0 ? field : field.substring(0, equals));
            VALUES[i] = ascii(equals < 0 ? "" : field.substring(equals + 1));
        }
    }

    private StaticTable() {}

    static byte[] name(int index) {
        return NAMES[index];
    }

    static byte[] value(int index) {
        return VALUES[index];
    }

    /** The lowest number with this name, or 0. */
    static int indexOf(String name) {
        for (int i = 1; i <= SIZE; i++) {
            if (FIELDS[i - 1].equals(name) || FIELDS[i - 1].startsWith(name + "=")) {
                return i;
            }
        }
        return 0;
    }

    /** The number of this very field, or 0. */
    static int indexOf(String name, String value) {
        for (int i = 1; i <= SIZE; i++) {
            if (FIELDS[i - 1].equals(name + "=" + value)) {
                return i;
            }
        }
        return 0;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
