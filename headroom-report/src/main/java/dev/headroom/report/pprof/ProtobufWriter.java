package dev.headroom.report.pprof;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Appends protobuf fields to a growing array; just the wire types that profile.proto uses (varint and length-delimited,
 * protobuf.dev/programming-guides/encoding). Not thread-safe.
 */
final class ProtobufWriter {

    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;

    private byte[] bytes = new byte[1 << 10];
    private int length;

    /** A number; 0 is the default and not written. */
    void number(int field, long value) {
        if (value != 0) {
            varint(((long) field << 3) | VARINT);
            varint(value);
        }
    }

    void text(int field, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        block(field, utf8, utf8.length);
    }

    void message(int field, ProtobufWriter message) {
        block(field, message.bytes, message.length);
    }

    /** Numbers of a repeated field in packed form, zeros included. */
    void packed(int field, long... values) {
        var block = new ProtobufWriter();
        for (long value : values) {
            block.varint(value);
        }
        message(field, block);
    }

    private void block(int field, byte[] content, int count) {
        varint(((long) field << 3) | LENGTH_DELIMITED);
        varint(count);
        reserve(count);
        System.arraycopy(content, 0, bytes, length, count);
        length += count;
    }

    void varint(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    void clear() {
        length = 0;
    }

    void writeTo(java.io.OutputStream out) throws java.io.IOException {
        out.write(bytes, 0, length);
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
