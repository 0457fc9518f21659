package dev.headroom.reader.pprof;

import java.nio.charset.StandardCharsets;

/**
 * The bytes of one protobuf message, read forward (protobuf.dev, "Encoding"). Reused: {@link #of} points it elsewhere.
 * Not thread-safe.
 */
final class Message {

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int LENGTH = 2;
    static final int FIXED32 = 5;

    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private long origin;

    /** The bytes are not protobuf; carries the place, to which the reader adds the file. */
    static final class DamagedException extends Exception {

        private static final long serialVersionUID = 1;

        private final long position;

        DamagedException(long position, String cause) {
            super(cause, null, false, false);
            this.position = position;
        }

        long position() {
            return position;
        }
    }

    /**
     * @param windowStart position in the file of the first byte of the array, for messages
     */
    void of(byte[] array, int from, int to, long windowStart) {
        bytes = array;
        at = from;
        end = to;
        origin = windowStart;
    }

    /** Points this at the next {@code length} bytes of an outer message and moves that past them. */
    void within(Message outer) throws DamagedException {
        int length = outer.length();
        int from = outer.at;
        outer.at += length;
        of(outer.bytes, from, from + length, outer.origin);
    }

    boolean hasMore() {
        return at < end;
    }

    int at() {
        return at;
    }

    int remaining() {
        return end - at;
    }

    long position() {
        return origin + at;
    }

    /** At most ten bytes of seven bits, low bits first. */
    long varint() throws DamagedException {
        if (at < end) {
            byte first = bytes[at];
            if (first >= 0) {
                at++;
                return first;
            }
        }
        return longVarint();
    }

    private long longVarint() throws DamagedException {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (at >= end) {
                throw damaged("a number runs past the end of its message");
            }
            byte next = bytes[at++];
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged("a number has more than ten bytes");
    }

    /** A length that fits what is left. */
    int length() throws DamagedException {
        long length = varint();
        if (length < 0 || length > end - at) {
            throw damaged("a length of " + length + " does not fit the " + (end - at) + " bytes left");
        }
        return (int) length;
    }

    void skipBytes(long count) throws DamagedException {
        if (count < 0 || count > end - at) {
            throw damaged("the message ends too early");
        }
        at += (int) count;
    }

    void skip(int wireType) throws DamagedException {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> skipBytes(Long.BYTES);
            case LENGTH -> skipBytes(length());
            case FIXED32 -> skipBytes(Integer.BYTES);
            default -> throw damaged("wire type " + wireType + " is not known");
        }
    }

    /** All that is left, as text. */
    String text() {
        String text = new String(bytes, at, end - at, StandardCharsets.UTF_8);
        at = end;
        return text;
    }

    DamagedException damaged(String cause) {
        return new DamagedException(position(), cause);
    }
}
