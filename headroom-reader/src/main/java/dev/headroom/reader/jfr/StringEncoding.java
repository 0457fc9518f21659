package dev.headroom.reader.jfr;

/** The byte before a string that says how it is written (jdk.jfr.internal.consumer.ChunkParser, StringParser). */
final class StringEncoding {

    static final int NULL = 0;
    static final int EMPTY = 1;
    static final int POOL = 2;
    static final int UTF8 = 3;
    static final int CHARS = 4;
    static final int LATIN1 = 5;

    private StringEncoding() {}
}
