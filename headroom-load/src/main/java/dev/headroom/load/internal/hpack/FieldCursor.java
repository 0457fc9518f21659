package dev.headroom.load.internal.hpack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks over one header block, field by field. Names and values are only decoded when asked for, so a block whose fields
 * nobody wants costs little more than its length. A block that refers to a dynamic table, which this peer was told not to
 * keep, is malformed, as is one that ends inside a field.
 *
 * <p>Not thread-safe. Reads the caller's bytes in place.
 */
public final class FieldCursor {

    private static final byte[] EMPTY = {};

    private byte[] block = EMPTY;
    private int at;
    private int end;
    private boolean malformed;
    private boolean fieldSeen;

    /** The current field: a static index for the name and none, or a stretch of bytes; the same for its value. */
    private int nameIndex;

    private int nameFrom;
    private int nameTo;
    private boolean nameCoded;
    private boolean valueIndexed;
    private int valueFrom;
    private int valueTo;
    private boolean valueCoded;
    private int stringBytes;
    private byte[] decoded = EMPTY;
    private byte[] expanded = EMPTY;
    private int expandedNameBytes;
    private int expandedValueBytes;

    /** Begins a block. */
    public void reset(byte[] bytes, int from, int to) {
        block = bytes;
        at = from;
        end = to;
        malformed = false;
        fieldSeen = false;
    }

    /** Moves to the next field; false at the end, also where the block is malformed. */
    public boolean next() {
        while (at < end && !malformed) {
            int first = block[at];
            if (first < 0) {
                return indexed(integer(7));
            } else if ((first & 0xe0) == 0x20) {
                // A size of the dynamic table: only before the first field, and never more than we allowed.
                malformed |= integer(5) != 0 || fieldSeen;
            } else {
                return literal(integer((first & 0x40) != 0 ? 6 : 4));
            }
        }
        return false;
    }

    /** Whether the block cannot be read; its fields up to there were handed out. */
    public boolean malformed() {
        return malformed;
    }

    public boolean nameIs(FieldName name) {
        return nameIndex > 0 ? name.isStatic(nameIndex) : name.isLiteral(block, nameFrom, nameTo, nameCoded);
    }

    /** The value as a decimal number without sign; −1 if it is none, or has more than 18 digits. */
    public long number() {
        byte[] source = valueIndexed ? StaticTable.value(nameIndex) : block;
        int from = valueIndexed ? 0 : valueFrom;
        int to = valueIndexed ? source.length : valueTo;
        if (!valueIndexed && valueCoded) {
            to = decode(valueFrom, valueTo);
            from = 0;
            source = decoded;
        }
        if (to - from < 1 || to - from > 18) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = source[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /**
     * Decodes the whole field into one array: its name, and right behind it its value.
     *
     * @return the array, reused by the next; its parts are {@link #expandedNameBytes()} and {@link #expandedValueBytes()} long
     */
    public byte[] expand() {
        expandedNameBytes = expand(0, nameIndex > 0 ? StaticTable.name(nameIndex) : null, nameFrom, nameTo, nameCoded);
        byte[] known = valueIndexed ? StaticTable.value(nameIndex) : null;
        expandedValueBytes = expand(expandedNameBytes, known, valueFrom, valueTo, valueCoded);
        return expanded;
    }

    public int expandedNameBytes() {
        return expandedNameBytes;
    }

    public int expandedValueBytes() {
        return expandedValueBytes;
    }

    public String name() {
        return nameIndex > 0 ? latin(StaticTable.name(nameIndex)) : text(nameFrom, nameTo, nameCoded);
    }

    /** The value; empty, and the block malformed, if its Huffman code is none. */
    public String value() {
        return valueIndexed ? latin(StaticTable.value(nameIndex)) : text(valueFrom, valueTo, valueCoded);
    }

    private boolean indexed(int index) {
        malformed |= index < 1 || index > StaticTable.SIZE;
        nameIndex = index;
        valueIndexed = true;
        fieldSeen = true;
        return !malformed;
    }

    private boolean literal(int index) {
        malformed |= index < 0 || index > StaticTable.SIZE;
        nameIndex = index;
        valueIndexed = false;
        fieldSeen = true;
        if (index == 0) {
            nameCoded = at < end && block[at] < 0;
            nameTo = string();
            nameFrom = nameTo - stringBytes;
            malformed |= stringBytes == 0;
        }
        valueCoded = !malformed && at < end && block[at] < 0;
        valueTo = string();
        valueFrom = valueTo - stringBytes;
        return !malformed;
    }

    /** Passes over a string literal and returns its end; its length is in {@link #stringBytes}. */
    private int string() {
        stringBytes = 0;
        if (malformed || at >= end) {
            malformed = true;
            return at;
        }
        int length = integer(7);
        if (length < 0 || length > end - at) {
            malformed = true;
            return at;
        }
        stringBytes = length;
        at += length;
        return at;
    }

    /** An integer with a prefix of so many bits (RFC 7541, 5.1); −1, and malformed, if it ends early or is too large. */
    private int integer(int prefixBits) {
        int mask = (1 << prefixBits) - 1;
        int value = block[at++] & mask;
        if (value < mask) {
            return value;
        }
        for (int shift = 0; shift <= 21 && at < end; shift += 7) {
            int b = block[at++];
            value += (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        malformed = true;
        return -1;
    }

    private int expand(int at, byte @Nullable [] known, int from, int to, boolean coded) {
        byte[] source = known == null ? block : known;
        int start = known == null ? from : 0;
        int count = known == null ? to - from : known.length;
        if (known == null && coded) {
            count = decode(from, to);
            source = decoded;
            start = 0;
        }
        if (expanded.length < at + count) {
            expanded = Arrays.copyOf(expanded, Math.max(256, (at + count) * 2));
        }
        System.arraycopy(source, start, expanded, at, count);
        return count;
    }

    private String text(int from, int to, boolean coded) {
        if (!coded) {
            return new String(block, from, to - from, StandardCharsets.ISO_8859_1);
        }
        int length = decode(from, to);
        return new String(decoded, 0, length, StandardCharsets.ISO_8859_1);
    }

    private int decode(int from, int to) {
        int most = (to - from) * 8 / 5 + 1;
        if (decoded.length < most) {
            decoded = new byte[Math.max(64, most)];
        }
        int length = Huffman.decode(block, from, to, decoded);
        malformed |= length < 0;
        return Math.max(0, length);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
