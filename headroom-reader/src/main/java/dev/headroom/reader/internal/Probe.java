package dev.headroom.reader.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The first bytes of an input, unpacked: what a format is recognised by.
 *
 * @param bytes at most {@link #MAX_BYTES}; not to be changed
 * @param whole whether the input ends with them
 */
@SuppressWarnings("ArrayRecordComponent")
public record Probe(byte[] bytes, boolean whole) {

    /** More than this is never looked at before a format is chosen. */
    public static final int MAX_BYTES = 64 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    public int size() {
        return bytes.length;
    }

    /** The byte at an index as a number from 0 to 255, or −1 past the end. */
    public int at(int index) {
        return index < bytes.length ? bytes[index] & 0xff : -1;
    }

    public boolean startsWith(byte... prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** Whether there are no control characters but blanks and line ends: not a binary format. */
    public boolean isText() {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                return false;
            }
        }
        return bytes.length > 0;
    }

    /** The probe as UTF-8 without a byte order mark; its last character may be cut. */
    public String text() {
        int from = startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }

    /** The first character that is not blank, or 0: an opening brace or bracket hints at JSON. */
    public char firstCharacter() {
        String text = text().stripLeading();
        return text.isEmpty() ? 0 : text.charAt(0);
    }
}
