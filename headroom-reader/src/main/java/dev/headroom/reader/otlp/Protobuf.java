package dev.headroom.reader.otlp;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A protobuf message on the wire, field by field, with the messages inside it (the "Encoding" page of the protobuf manual). A
 * field inside a message must end inside it.
 */
final class Protobuf implements Closeable {

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;

    private static final int MAX_VARINT_BITS = 64;

    private final InputStream in;
    private long position;
    private long limit = Long.MAX_VALUE;
    private int field;
    private int wireType;

    Protobuf(InputStream in) {
        this.in = in;
    }

    /** Moves to the next field; false at the end of the message. */
    boolean next() throws IOException {
        if (position >= limit) {
            return false;
        }
        int first = in.read();
        if (first < 0) {
            if (limit == Long.MAX_VALUE) {
                return false;
            }
            throw new EOFException();
        }
        position++;
        long tag = varintFrom(first);
        field = (int) (tag >>> 3);
        wireType = (int) (tag & 7);
        if (tag >>> 3 == 0 || tag >>> 32 != 0) {
            throw new WireException("field number " + (tag >>> 3), position);
        }
        return true;
    }

    int field() {
        return field;
    }

    int wireType() {
        return wireType;
    }

    /** For messages: {@code byte 1042}. */
    String place() {
        return "byte " + position;
    }

    /** The field's number; 0 for a field of another kind, which is skipped. */
    long number() throws IOException {
        if (wireType == VARINT) {
            return varint();
        }
        if (wireType == FIXED64) {
            return fixed64();
        }
        skip();
        return 0;
    }

    /** The field as an index; −1 where it is none. */
    int index() throws IOException {
        long value = number();
        return value < 0 || value > Integer.MAX_VALUE ? -1 : (int) value;
    }

    String text() throws IOException {
        if (wireType != BYTES) {
            skip();
            return "";
        }
        int length = (int) Math.min(Integer.MAX_VALUE, length());
        byte[] bytes = in.readNBytes(length);
        position += bytes.length;
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What a field's content is read by. */
    interface Content {
        void read() throws IOException;
    }

    /** Reads the message in this field; what the reader leaves of it is skipped. */
    void message(Content content) throws IOException {
        if (wireType != BYTES) {
            skip();
            return;
        }
        long length = length();
        long outer = limit;
        limit = position + length;
        content.read();
        skipBytes(limit - position);
        limit = outer;
    }

    /** What each number of a repeated field goes to. */
    interface Numbers {
        void accept(long value) throws IOException;
    }

    /** Reads a repeated varint, packed or not. */
    void numbers(Numbers numbers) throws IOException {
        if (wireType != BYTES) {
            numbers.accept(number());
            return;
        }
        message(() -> {
            while (position < limit) {
                numbers.accept(varint());
            }
        });
    }

    /** Reads a repeated fixed64, packed or not. */
    void fixedNumbers(Numbers numbers) throws IOException {
        if (wireType != BYTES) {
            numbers.accept(number());
            return;
        }
        message(() -> {
            while (limit - position >= Long.BYTES) {
                numbers.accept(fixed64());
            }
        });
    }

    void skip() throws IOException {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> skipBytes(Long.BYTES);
            case BYTES -> skipBytes(length());
            case FIXED32 -> skipBytes(Integer.BYTES);
            default -> throw new WireException("wire type " + wireType, position);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private long length() throws IOException {
        long length = varint();
        if (length < 0 || length > limit - position) {
            throw new WireException("a length of " + length + " bytes", position);
        }
        return length;
    }

    private void skipBytes(long count) throws IOException {
        if (count > limit - position) {
            throw new WireException("a field that leaves its message", position);
        }
        in.skipNBytes(count);
        position += count;
    }

    private long fixed64() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            value |= (long) read() << shift;
        }
        return value;
    }

    private long varint() throws IOException {
        return varintFrom(read());
    }

    private long varintFrom(int first) throws IOException {
        long value = first & 0x7f;
        int b = first;
        for (int shift = 7; (b & 0x80) != 0; shift += 7) {
            if (shift >= MAX_VARINT_BITS) {
                throw new WireException("a number of more than ten bytes", position);
            }
            b = read();
            value |= (long) (b & 0x7f) << shift;
        }
        return value;
    }

    private int read() throws IOException {
        if (position >= limit) {
            throw new WireException("a field that leaves its message", position);
        }
        int b = in.read();
        if (b < 0) {
            throw new EOFException();
        }
        position++;
        return b;
    }
}
