package dev.headroom.load.internal.websocket;

import dev.headroom.load.internal.protocol.ResponseObserver;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what a server sends, in pieces of any size, into frames, and frames into messages. Messages are passed through, never
 * kept; memory is bounded by one control frame. Not thread-safe.
 */
final class ServerFrames {

    /** What has just become whole. */
    enum Event {
        /** Nothing yet: more bytes are needed. */
        NONE,
        MESSAGE,
        PING,
        CLOSE,
        /** The peer broke the protocol; nothing more is read. */
        MALFORMED
    }

    private static final int MOST_CONTROL_BYTES = 125;
    private static final int FINAL = 0x80;
    private static final int RESERVED = 0x70;
    private static final int MASKED = 0x80;

    private final byte[] control = new byte[MOST_CONTROL_BYTES];
    private int controlBytes;

    /** Bytes of the frame's head still missing after its first; then its payload's. */
    private int headRemaining = -1;

    private boolean lengthKnown;
    private int first;
    private long remaining;
    private boolean inMessage;
    private boolean malformed;

    /** Reads up to the next event, and leaves in the buffer what follows it. */
    Event read(ByteBuffer input, @Nullable ResponseObserver observer) {
        while (input.hasRemaining() && !malformed) {
            if (!lengthKnown) {
                head(input.get() & 0xff);
            } else {
                payload(input, observer);
            }
            if (lengthKnown && remaining == 0 && !malformed) {
                Event event = frameEnds();
                if (event != Event.NONE) {
                    return event;
                }
            }
        }
        return malformed ? Event.MALFORMED : Event.NONE;
    }

    /** The payload of the last {@link Event#PING}. */
    byte[] control() {
        return control;
    }

    int controlBytes() {
        return controlBytes;
    }

    private void head(int b) {
        if (headRemaining < 0) {
            first = b;
            headRemaining = 0;
            malformed = (b & RESERVED) != 0 || !Opcode.isKnown(b & 0xf) || !inOrder(b);
        } else if (headRemaining == 0) {
            int length = b & 0x7f;
            malformed = (b & MASKED) != 0 || (Opcode.isControl(first & 0xf) && length > MOST_CONTROL_BYTES);
            headRemaining = length == 126 ? 2 : length == 127 ? 8 : 0;
            remaining = headRemaining == 0 ? length : 0;
            lengthKnown = headRemaining == 0;
            controlBytes = 0;
        } else {
            remaining = remaining << 8 | b;
            headRemaining--;
            lengthKnown = headRemaining == 0;
            malformed = lengthKnown && remaining < 0;
        }
    }

    /** Whether such a frame may stand here: control frames are whole, parts of messages follow their beginning. */
    private boolean inOrder(int firstByte) {
        int opcode = firstByte & 0xf;
        if (Opcode.isControl(opcode)) {
            return (firstByte & FINAL) != 0;
        }
        return (opcode == Opcode.CONTINUATION) == inMessage;
    }

    private void payload(ByteBuffer input, @Nullable ResponseObserver observer) {
        int taken = (int) Math.min(remaining, input.remaining());
        remaining -= taken;
        if (Opcode.isControl(first & 0xf)) {
            input.get(control, controlBytes, taken);
            controlBytes += taken;
            return;
        }
        int limit = input.limit();
        int end = input.position() + taken;
        if (observer != null) {
            input.limit(end);
            observer.onBody(input);
        }
        input.limit(limit).position(end);
    }

    private Event frameEnds() {
        lengthKnown = false;
        headRemaining = -1;
        int opcode = first & 0xf;
        boolean whole = (first & FINAL) != 0;
        if (!Opcode.isControl(opcode)) {
            inMessage = !whole;
            return whole ? Event.MESSAGE : Event.NONE;
        }
        return opcode == Opcode.PING ? Event.PING : opcode == Opcode.CLOSE ? Event.CLOSE : Event.NONE;
    }
}
