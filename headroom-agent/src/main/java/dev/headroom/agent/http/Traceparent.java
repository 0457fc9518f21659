package dev.headroom.agent.http;

import org.jspecify.annotations.Nullable;

/**
 * The {@code traceparent} header, version-traceid-parentid-flags in lower-case hex, as W3C Trace Context level 1
 * section 3.2 defines it. Whatever does not conform is as if it were absent. Allocates nothing.
 */
public final class Traceparent {
    private static final int LENGTH = 55;
    private static final int TRACE_ID = 3;
    private static final int PARENT_ID = 36;
    private static final int FLAGS = 53;

    private Traceparent() {}

    /** Whether the trace id of {@code header} may be read with {@link #high} and {@link #low}. */
    public static boolean isValid(@Nullable String header) {
        if (header == null || header.length() < LENGTH) {
            return false;
        }
        boolean shaped = header.charAt(TRACE_ID - 1) == '-'
                && header.charAt(PARENT_ID - 1) == '-'
                && header.charAt(FLAGS - 1) == '-'
                && isHex(header, 0, TRACE_ID - 1)
                && isHex(header, TRACE_ID, PARENT_ID - 1)
                && isHex(header, PARENT_ID, FLAGS - 1)
                && isHex(header, FLAGS, LENGTH);
        return shaped
                && isKnownLength(header)
                && (high(header) | low(header)) != 0
                && hex(header, PARENT_ID, FLAGS - 1) != 0;
    }

    public static long high(String valid) {
        return hex(valid, TRACE_ID, TRACE_ID + 16);
    }

    public static long low(String valid) {
        return hex(valid, TRACE_ID + 16, PARENT_ID - 1);
    }

    /** Version ff is forbidden, version 00 has no more fields, and later ones may append fields after a dash. */
    private static boolean isKnownLength(String header) {
        long version = hex(header, 0, 2);
        if (version == 0) {
            return header.length() == LENGTH;
        }
        return version != 0xff && (header.length() == LENGTH || header.charAt(LENGTH) == '-');
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }

    private static long hex(String text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value << 4 | Character.digit(text.charAt(i), 16);
        }
        return value;
    }
}
