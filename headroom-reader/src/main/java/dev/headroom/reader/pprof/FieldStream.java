package dev.headroom.reader.pprof;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The outermost fields of a protobuf file, one after another, each brought whole into a window. The window grows only
 * as bytes arrive, so a length that lies costs nothing. Not thread-safe.
 */
final class FieldStream implements Closeable {

    private static final int WINDOW_BYTES = 256 * 1024;
    private static final int MAX_FIELD_BYTES = 256 * 1024 * 1024;
    private static final int MAX_VARINT_BYTES = 10;

    private final InputStream in;
    private final Message message = new Message();
    private byte[] window = new byte[WINDOW_BYTES];
    private long windowStart;
    private int at;
    private int filled;
    private int wireType;
    private long value;

    FieldStream(InputStream in) {
        this.in = in;
    }

    /**
     * Moves to the next field.
     *
     * @return its number, 0 at the end of the file
     * @throws EOFException where the file ends inside a field
     */
    int next() throws IOException, Message.DamagedException {
        fill(1);
        if (at == filled) {
            return 0;
        }
        long tag = varint();
        wireType = (int) tag & 7;
        long field = tag >>> 3;
        if (field == 0 || field > Integer.MAX_VALUE) {
            throw damaged("field number " + field + " is not possible");
        }
        switch (wireType) {
            case Message.VARINT -> value = varint();
            case Message.FIXED64 -> take(Long.BYTES);
            case Message.LENGTH -> take(varint());
            case Message.FIXED32 -> take(Integer.BYTES);
            default -> throw damaged("wire type " + wireType + " is not known");
        }
        return (int) field;
    }

    /** Whether the field holds bytes, which {@link #message} reads, and not a number. */
    boolean isMessage() {
        return wireType == Message.LENGTH;
    }

    /** The field's number; 0 for other fields. */
    long value() {
        return wireType == Message.VARINT ? value : 0;
    }

    /** The field's bytes; valid until {@link #next}. */
    Message message() {
        return message;
    }

    long position() {
        return windowStart + at;
    }

    private void take(long length) throws IOException, Message.DamagedException {
        if (length < 0 || length > MAX_FIELD_BYTES) {
            throw damaged("a field of " + length + " bytes is not possible");
        }
        fill((int) length);
        if (filled - at < length) {
            throw new EOFException("a field of " + length + " bytes has only " + (filled - at));
        }
        message.of(window, at, at + (int) length, windowStart);
        at += (int) length;
    }

    private long varint() throws IOException, Message.DamagedException {
        if (filled - at < MAX_VARINT_BYTES) {
            fill(MAX_VARINT_BYTES);
        }
        long number = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (at == filled) {
                throw new EOFException("a number is cut");
            }
            byte next = window[at++];
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw damaged("a number has more than ten bytes");
    }

    /** Has this many bytes in the window, or all that the file still holds. */
    private void fill(int bytes) throws IOException {
        if (filled - at >= bytes) {
            return;
        }
        System.arraycopy(window, at, window, 0, filled - at);
        windowStart += at;
        filled -= at;
        at = 0;
        while (filled < bytes) {
            if (filled == window.length) {
                window = Arrays.copyOf(window, window.length * 2);
            }
            int read = in.read(window, filled, window.length - filled);
            if (read < 0) {
                return;
            }
            filled += read;
        }
    }

    private Message.DamagedException damaged(String cause) {
        return new Message.DamagedException(position(), cause);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
