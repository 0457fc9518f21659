package dev.headroom.load.internal.http2;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Frames on their way out, in one run of bytes that whoever owns the socket takes and clears.
 *
 * <p>Not thread-safe. Grows as needed and is reused.
 */
final class FrameWriter {

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final byte TABLE_SIZE_ZERO = 0x20;

    private byte[] bytes = new byte[4096];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** After the bytes were taken. */
    void clear() {
        length = 0;
    }

    void preface() {
        append(PREFACE, 0, PREFACE.length);
    }

    /** @param pairs identifier and value in turns */
    void settings(int... pairs) {
        begin(pairs.length * 3, FrameType.SETTINGS, 0, 0);
        for (int i = 0; i < pairs.length; i += 2) {
            bytes[length++] = (byte) (pairs[i] >>> 8);
            bytes[length++] = (byte) pairs[i];
            putInt(pairs[i + 1]);
        }
    }

    void settingsAck() {
        begin(0, FrameType.SETTINGS, FrameType.ACK, 0);
    }

    void pingAck(byte[] opaque) {
        begin(8, FrameType.PING, FrameType.ACK, 0);
        append(opaque, 0, 8);
    }

    void windowUpdate(int streamId, int increment) {
        begin(4, FrameType.WINDOW_UPDATE, 0, streamId);
        putInt(increment);
    }

    void rstStream(int streamId, ErrorCode code) {
        begin(4, FrameType.RST_STREAM, 0, streamId);
        putInt(code.code());
    }

    void goAway(ErrorCode code) {
        begin(8, FrameType.GOAWAY, 0, 0);
        putInt(0);
        putInt(code.code());
    }

    /**
     * A header block in as many frames as the peer's limit makes necessary.
     *
     * @param sayTableSize whether the block begins with the word that no dynamic table is used (RFC 7541, 4.2)
     */
    void headers(
            int streamId, byte[] block, int blockBytes, boolean sayTableSize, boolean endOfStream, int maxFrameBytes) {
        int endStream = endOfStream ? FrameType.END_STREAM : 0;
        int prefix = sayTableSize ? 1 : 0;
        int first = Math.min(blockBytes + prefix, maxFrameBytes) - prefix;
        int endHeaders = first == blockBytes ? FrameType.END_HEADERS : 0;
        begin(first + prefix, FrameType.HEADERS, endStream | endHeaders, streamId);
        if (sayTableSize) {
            bytes[length++] = TABLE_SIZE_ZERO;
        }
        append(block, 0, first);
        for (int at = first; at < blockBytes; ) {
            int part = Math.min(blockBytes - at, maxFrameBytes);
            int last = at + part == blockBytes ? FrameType.END_HEADERS : 0;
            begin(part, FrameType.CONTINUATION, last, streamId);
            append(block, at, part);
            at += part;
        }
    }

    void data(int streamId, byte[] source, int from, int count, boolean endOfStream) {
        begin(count, FrameType.DATA, endOfStream ? FrameType.END_STREAM : 0, streamId);
        append(source, from, count);
    }

    private void begin(int payloadBytes, int type, int flags, int streamId) {
        int wanted = length + FrameType.HEADER_BYTES + payloadBytes;
        if (bytes.length < wanted) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, wanted));
        }
        putInt(payloadBytes << 8 | type);
        bytes[length++] = (byte) flags;
        putInt(streamId);
    }

    private void putInt(int value) {
        bytes[length++] = (byte) (value >>> 24);
        bytes[length++] = (byte) (value >>> 16);
        bytes[length++] = (byte) (value >>> 8);
        bytes[length++] = (byte) value;
    }

    private void append(byte[] source, int from, int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }
}
