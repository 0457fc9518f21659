package dev.headroom.load.internal.hpack;

import dev.headroom.load.internal.template.RenderedBytes;
import java.nio.charset.StandardCharsets;

/**
 * A header block being written: fields of the static table by number, all others as literals that no peer need remember,
 * uncoded, since neither side's time is worth the bytes saved on the way.
 *
 * <p>Not thread-safe. Grows as needed and is reused.
 */
public final class FieldBlock {

    private static final int WITHOUT_INDEXING_BITS = 4;
    private static final int STRING_BITS = 7;
    private static final int INDEXED = 0x80;

    private final RenderedBytes bytes = new RenderedBytes(256);

    /** What was written; a value whose length was announced is appended to it. */
    public RenderedBytes bytes() {
        return bytes;
    }

    /** A whole field. */
    public FieldBlock field(String name, String value) {
        int known = StaticTable.indexOf(name, value);
        if (known > 0) {
            integer(INDEXED, 7, known);
            return this;
        }
        byte[] text = value.getBytes(StandardCharsets.ISO_8859_1);
        name(name).valueLength(text.length);
        bytes.append(text);
        return this;
    }

    /** A name, whose value's length and bytes follow. */
    public FieldBlock name(String name) {
        int index = StaticTable.indexOf(name);
        integer(0, WITHOUT_INDEXING_BITS, index);
        if (index == 0) {
            byte[] text = name.getBytes(StandardCharsets.ISO_8859_1);
            integer(0, STRING_BITS, text.length);
            bytes.append(text);
        }
        return this;
    }

    public FieldBlock valueLength(int valueBytes) {
        integer(0, STRING_BITS, valueBytes);
        return this;
    }

    private void integer(int pattern, int prefixBits, int value) {
        int mask = (1 << prefixBits) - 1;
        if (value < mask) {
            bytes.append((char) (pattern | value));
            return;
        }
        bytes.append((char) (pattern | mask));
        int rest = value - mask;
        while (rest >= 0x80) {
            bytes.append((char) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.append((char) rest);
    }
}
