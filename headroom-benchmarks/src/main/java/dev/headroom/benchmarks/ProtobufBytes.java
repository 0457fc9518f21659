package dev.headroom.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One protobuf message under construction (protobuf.dev, "Encoding"); cleared and used again. */
final class ProtobufBytes {

    private static final int VARINT = 0;
    private static final int LENGTH = 2;

    private byte[] bytes = new byte[256];
    private int size;

    ProtobufBytes clear() {
        size = 0;
        return this;
    }

    ProtobufBytes number(int field, long value) {
        return value((long) field << 3 | VARINT).value(value);
    }

    ProtobufBytes bytes(int field, ProtobufBytes nested) {
        value((long) field << 3 | LENGTH).value(nested.size);
        return append(nested.bytes, nested.size);
    }

    /** Text without a field before it: the whole content. */
    ProtobufBytes text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return append(encoded, encoded.length);
    }

    /** A bare number, as in a packed list. */
    ProtobufBytes value(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /** Writes this as a field of an outer message; how many bytes that took. */
    int writeTo(OutputStream out, int field) throws IOException {
        var head = new ProtobufBytes().value((long) field << 3 | LENGTH).value(size);
        out.write(head.bytes, 0, head.size);
        out.write(bytes, 0, size);
        return head.size + size;
    }

    /** Writes the fields themselves; how many bytes that took. */
    int writeBareTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
        return size;
    }

    private ProtobufBytes append(byte[] more, int count) {
        reserve(count);
        System.arraycopy(more, 0, bytes, size, count);
        size += count;
        return this;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
