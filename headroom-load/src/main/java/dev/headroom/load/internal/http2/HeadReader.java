package dev.headroom.load.internal.http2;

import dev.headroom.load.internal.hpack.FieldCursor;
import dev.headroom.load.internal.hpack.FieldName;
import dev.headroom.load.internal.protocol.ResponseObserver;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Puts header blocks together and reads into a stream what they say of its answer: heads, interim heads, trailers. At most
 * {@link #MAX_HEAD_BYTES} of them an answer. Not thread-safe.
 */
final class HeadReader {

    /** Interim heads, head and trailers of one answer together. */
    static final int MAX_HEAD_BYTES = 64 * 1024;

    private static final FieldName STATUS = FieldName.of(":status");
    private static final FieldName CONTENT_LENGTH = FieldName.of("content-length");
    private static final FieldName GRPC_STATUS = FieldName.of("grpc-status");

    private final FieldCursor fields = new FieldCursor();
    private byte[] collected = {};
    private int collectedBytes;
    private int framesBytes;

    /** Keeps the first part of a block whose end comes in later frames. */
    void begin(byte[] payload, int from, int to) throws PeerFaultException {
        collectedBytes = 0;
        framesBytes = 0;
        add(payload, from, to);
    }

    void add(byte[] payload, int from, int to) throws PeerFaultException {
        framesBytes += FrameType.HEADER_BYTES + to - from; // Empty parts count too, or they could come forever.
        if (framesBytes > MAX_HEAD_BYTES) {
            throw new PeerFaultException(
                    ErrorCode.ENHANCE_YOUR_CALM, "a head of more than " + MAX_HEAD_BYTES + " bytes");
        }
        int wanted = collectedBytes + to - from;
        if (collected.length < wanted) {
            collected = Arrays.copyOf(collected, Math.max(2 * collected.length, wanted));
        }
        System.arraycopy(payload, from, collected, collectedBytes, to - from);
        collectedBytes = wanted;
    }

    byte[] collected() {
        return collected;
    }

    int collectedBytes() {
        return collectedBytes;
    }

    /**
     * Reads a whole block.
     *
     * @return whether it may stand where it does in the answer
     */
    boolean read(Http2Stream stream, byte[] block, int from, int to, boolean endOfStream) throws PeerFaultException {
        stream.headBytes += FrameType.HEADER_BYTES + to - from;
        if (stream.headBytes > MAX_HEAD_BYTES) {
            return false;
        }
        boolean trailers = stream.status >= 200;
        int status = 0;
        ResponseObserver observer = stream.observer;
        fields.reset(block, from, to);
        while (fields.next()) {
            if (status == 0 && fields.nameIs(STATUS)) {
                status = trailers ? -1 : (int) Math.min(1000, fields.number());
                if (observer != null && status >= 200) {
                    observer.onStatus(status);
                }
            } else if (fields.nameIs(CONTENT_LENGTH)) {
                stream.contentLength = fields.number();
                if (stream.contentLength < 0) {
                    return false;
                }
                show(observer, status);
            } else {
                if (stream.verdict.grpc() && fields.nameIs(GRPC_STATUS)) {
                    stream.grpcStatus = fields.number();
                }
                show(observer, trailers ? 200 : status);
            }
        }
        if (fields.malformed()) {
            throw new PeerFaultException(ErrorCode.COMPRESSION_ERROR, "a header block that cannot be unpacked");
        }
        if (trailers) {
            return status == 0 && endOfStream;
        }
        stream.status = status;
        boolean interim = status >= 100 && status < 200 && status != 101;
        return interim ? !endOfStream : status >= 200 && status <= 999;
    }

    private void show(@Nullable ResponseObserver observer, int status) {
        if (observer != null && status >= 200) {
            byte[] field = fields.expand();
            int name = fields.expandedNameBytes();
            observer.onHeader(field, 0, name, name, fields.expandedValueBytes());
        }
    }
}
