package dev.headroom.load.internal.template;

import java.nio.charset.StandardCharsets;

/** How a value from elsewhere is written where it goes, so that it stays one value there. */
public enum Encoding {
    /** As it is. */
    PLAIN,
    /** In a path or a form: all but the unreserved characters as {@code %20} and the like (RFC 3986, 2.3). */
    PERCENT,
    /** Inside a JSON string (RFC 8259, section 7); numbers and words are unchanged. */
    JSON,
    /** In a header: control characters, which would end it, become blanks. */
    HEADER;

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    void append(byte[] source, int from, int to, RenderedBytes target) {
        if (this == PLAIN) {
            target.append(source, from, to - from);
            return;
        }
        for (int i = from; i < to; i++) {
            byte b = source[i];
            switch (this) {
                case PLAIN -> target.append((char) b);
                case PERCENT -> percent(b, target);
                case JSON -> json(b, target);
                case HEADER -> target.append((b >= 0 && b < ' ') || b == 127 ? ' ' : (char) b);
            }
        }
    }

    private static void percent(byte b, RenderedBytes target) {
        boolean unreserved = (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '-'
                || b == '.'
                || b == '_'
                || b == '~';
        if (unreserved) {
            target.append((char) b);
        } else {
            target.append('%').append((char) HEX[b >> 4 & 15]).append((char) HEX[b & 15]);
        }
    }

    private static void json(byte b, RenderedBytes target) {
        if (b == '"' || b == '\\') {
            target.append('\\').append((char) b);
        } else if (b >= 0 && b < ' ') {
            target.append('\\').append('u').append('0').append('0');
            target.append((char) HEX[b >> 4]).append((char) HEX[b & 15]);
        } else {
            target.append((char) b);
        }
    }
}
