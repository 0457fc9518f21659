package dev.headroom.load.internal.http2;

import java.nio.ByteBuffer;

/**
 * Cuts what a peer sends, in pieces of any size, into frames. Payloads of DATA are handed through in pieces, unknown frames
 * are passed over, all others are collected. Memory is bounded by one frame.
 *
 * <p>Not thread-safe.
 */
final class FrameReader {

    /** Hears of each frame in order. */
    interface Frames {

        /** A whole frame other than DATA; the payload is reused by the next. */
        void frame(int type, int flags, int streamId, byte[] payload, int length) throws PeerFaultException;

        /** A frame of DATA begins; all of its payload counts towards flow control. */
        void dataBegins(int streamId, int payloadBytes) throws PeerFaultException;

        /** A piece of its content. */
        void dataPiece(int streamId, ByteBuffer piece);

        void dataEnds(int streamId, boolean endOfStream) throws PeerFaultException;
    }

    private enum State {
        HEADER,
        PAYLOAD,
        SKIP,
        PAD_LENGTH,
        DATA,
        PADDING
    }

    private final Frames frames;
    private final ByteBuffer header = ByteBuffer.allocate(FrameType.HEADER_BYTES);
    private final byte[] payload = new byte[FrameType.MAX_PAYLOAD_BYTES];
    private State state = State.HEADER;
    private int type;
    private int flags;
    private int streamId;
    private int length;
    private int filled;
    private int remaining;
    private int padding;

    FrameReader(Frames frames) {
        this.frames = frames;
    }

    void read(ByteBuffer input) throws PeerFaultException {
        while (input.hasRemaining()) {
            switch (state) {
                case HEADER -> header(input);
                case PAYLOAD -> collect(input);
                case SKIP, PADDING -> skip(input);
                case PAD_LENGTH -> padLength(input.get() & 0xff);
                case DATA -> data(input);
            }
        }
    }

    private void header(ByteBuffer input) throws PeerFaultException {
        if (header.position() == 0 && input.remaining() >= FrameType.HEADER_BYTES) {
            begin(input.getInt(), input.get(), input.getInt());
            return;
        }
        while (header.hasRemaining() && input.hasRemaining()) {
            header.put(input.get());
        }
        if (!header.hasRemaining()) {
            header.flip();
            int lengthAndType = header.getInt();
            byte flagBits = header.get();
            int stream = header.getInt();
            header.clear();
            begin(lengthAndType, flagBits, stream);
        }
    }

    private void begin(int lengthAndType, byte flagBits, int stream) throws PeerFaultException {
        length = lengthAndType >>> 8;
        type = lengthAndType & 0xff;
        flags = flagBits & 0xff;
        streamId = stream & Integer.MAX_VALUE;
        filled = 0;
        remaining = length;
        if (length > FrameType.MAX_PAYLOAD_BYTES) {
            throw new PeerFaultException(
                    ErrorCode.FRAME_SIZE_ERROR,
                    "a frame of " + length + " bytes, longer than the " + FrameType.MAX_PAYLOAD_BYTES + " allowed");
        }
        if (type == FrameType.DATA) {
            beginData();
        } else if (type > FrameType.CONTINUATION) {
            // Reported without its payload: between parts of one header block no other frame may stand.
            frames.frame(type, flags, streamId, payload, 0);
            state = length == 0 ? State.HEADER : State.SKIP;
        } else if (length > 0) {
            state = State.PAYLOAD;
        } else {
            frames.frame(type, flags, streamId, payload, 0);
        }
    }

    private void beginData() throws PeerFaultException {
        frames.dataBegins(streamId, length);
        padding = 0;
        if ((flags & FrameType.PADDED) == 0) {
            state = State.DATA;
            endDataIfWhole();
        } else if (length == 0) {
            throw new PeerFaultException(ErrorCode.FRAME_SIZE_ERROR, "padded DATA without the length of its padding");
        } else {
            state = State.PAD_LENGTH;
        }
    }

    private void padLength(int pad) throws PeerFaultException {
        padding = pad;
        remaining = length - 1 - pad;
        if (remaining < 0) {
            throw new PeerFaultException(ErrorCode.PROTOCOL_ERROR, "more padding than DATA");
        }
        state = State.DATA;
        endDataIfWhole();
    }

    private void data(ByteBuffer input) throws PeerFaultException {
        int taken = Math.min(remaining, input.remaining());
        int limit = input.limit();
        int pieceEnd = input.position() + taken;
        input.limit(pieceEnd);
        frames.dataPiece(streamId, input);
        input.limit(limit).position(pieceEnd);
        remaining -= taken;
        endDataIfWhole();
    }

    private void endDataIfWhole() throws PeerFaultException {
        if (remaining == 0) {
            remaining = padding;
            state = padding == 0 ? State.HEADER : State.PADDING;
            frames.dataEnds(streamId, (flags & FrameType.END_STREAM) != 0);
        }
    }

    private void skip(ByteBuffer input) {
        int taken = Math.min(remaining, input.remaining());
        input.position(input.position() + taken);
        remaining -= taken;
        if (remaining == 0) {
            state = State.HEADER;
        }
    }

    private void collect(ByteBuffer input) throws PeerFaultException {
        int taken = Math.min(remaining, input.remaining());
        input.get(payload, filled, taken);
        filled += taken;
        remaining -= taken;
        if (remaining == 0) {
            state = State.HEADER;
            frames.frame(type, flags, streamId, payload, length);
        }
    }
}
