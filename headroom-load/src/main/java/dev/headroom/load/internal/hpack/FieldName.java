package dev.headroom.load.internal.hpack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The name of a field somebody looks for, in every form a peer may send it. Immutable. */
public final class FieldName {

    private final byte[] raw;
    private final byte[] huffman;
    private final int staticIndex;

    private FieldName(String lowerCase) {
        raw = lowerCase.getBytes(StandardCharsets.ISO_8859_1);
        huffman = Huffman.encode(raw);
        staticIndex = StaticTable.indexOf(lowerCase);
    }

    /** @param name in any case; HTTP/2 has lower case only */
    public static FieldName of(String name) {
        return new FieldName(name.toLowerCase(Locale.ROOT));
    }

    boolean isStatic(int index) {
        return staticIndex > 0 && (index == staticIndex || Arrays.equals(StaticTable.name(index), raw));
    }

    boolean isLiteral(byte[] block, int from, int to, boolean coded) {
        byte[] expected = coded ? huffman : raw;
        return to - from == expected.length && Arrays.equals(block, from, to, expected, 0, expected.length);
    }
}
