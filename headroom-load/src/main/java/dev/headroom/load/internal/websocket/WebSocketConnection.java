package dev.headroom.load.internal.websocket;

import dev.headroom.load.internal.protocol.Connection;
import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.protocol.ResponseObserver;
import dev.headroom.load.internal.protocol.Slot;
import dev.headroom.load.internal.template.RenderedBytes;
import dev.headroom.load.internal.wire.HandshakeException;
import dev.headroom.load.internal.wire.Wire;
import dev.headroom.measure.RequestOutcome;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket, with the one message that awaits its answer. It opens when the handshake has succeeded. Messages that come
 * while none is awaited are passed over: a server may send whenever it likes.
 */
final class WebSocketConnection implements Connection {

    private static final int SWITCHED = 101;
    private static final byte[] CLOSED_NORMALLY = {0x03, (byte) 0xe8};

    private final Listener listener;
    private final Handshake handshake;
    private final SplittableRandom random;
    private final ServerFrames frames = new ServerFrames();
    private final RenderedBytes control = new RenderedBytes(256);
    private final Slot slot = new Slot(this);
    private @Nullable Wire wire;
    private @Nullable HandshakeException fault;
    private boolean opened;
    private boolean closing;
    private boolean awaiting;

    WebSocketConnection(Listener listener, Handshake handshake, SplittableRandom random) {
        this.listener = listener;
        this.handshake = handshake;
        this.random = random;
    }

    @Override
    public void opened(Wire with) {
        wire = with;
        with.send(handshake.request(), 0, handshake.request().length);
    }

    @Override
    public void send(Slot with, RequestRenderer request) {
        Wire open = wire;
        if (open == null || !opened || awaiting) {
            throw new IllegalStateException("A message goes over an open WebSocket whose last one was answered");
        }
        awaiting = true;
        if (slot.observer != null) {
            slot.observer.onStatus(SWITCHED);
        }
        RenderedBytes frame = ((WebSocketRequest) request).frame();
        open.send(frame.array(), 0, frame.length());
    }

    /** Nothing but the end of the connection keeps a late answer from being taken for the next one's. */
    @Override
    public void abandon(Slot of, RequestOutcome outcome) {
        end(outcome, false);
        close();
    }

    @Override
    public void close() {
        closing = true;
        if (wire != null) {
            wire.close();
        }
    }

    @Override
    public void received(ByteBuffer bytes) {
        if (!opened && fault == null && !shakeHands(bytes)) {
            return;
        }
        while (bytes.hasRemaining() && !closing) {
            ResponseObserver observer = awaiting ? slot.observer : null;
            switch (frames.read(bytes, observer)) {
                case MESSAGE -> answered(observer);
                case PING -> answer(Opcode.PONG, frames.control(), frames.controlBytes());
                case CLOSE -> {
                    answer(Opcode.CLOSE, CLOSED_NORMALLY, CLOSED_NORMALLY.length);
                    abandonOrWithdraw(RequestOutcome.CONNECTION_LOST);
                }
                case MALFORMED -> abandonOrWithdraw(RequestOutcome.MALFORMED_RESPONSE);
                case NONE -> {
                    // More is to come.
                }
            }
        }
    }

    @Override
    public void writable() {
        // The wire keeps what it could not send: there is never more than one message to it, and a pong.
    }

    @Override
    public void closed(@Nullable Throwable cause) {
        end(RequestOutcome.CONNECTION_LOST, false);
        boolean refused = !opened && fault == null && cause == null;
        Throwable why =
                refused ? new HandshakeException("closed the connection during the WebSocket handshake.") : cause;
        listener.closed(this, fault == null ? why : fault);
    }

    private boolean shakeHands(ByteBuffer bytes) {
        try {
            opened = handshake.answered(bytes);
        } catch (HandshakeException e) {
            fault = e;
            close();
        }
        if (opened) {
            listener.opened(this);
            listener.offered(slot);
        }
        return opened;
    }

    private void answered(@Nullable ResponseObserver observer) {
        end(observer == null ? RequestOutcome.OK : observer.onEnd(RequestOutcome.OK), true);
    }

    /** A peer that does not read gets no answer to what it asks meanwhile, so nothing piles up. */
    private void answer(int opcode, byte[] payload, int length) {
        if (wire != null && wire.sentAll()) {
            ClientFrame.write(control.clear(), opcode, payload, length, random.nextInt());
            wire.send(control.array(), 0, control.length());
        }
    }

    private void abandonOrWithdraw(RequestOutcome outcome) {
        if (awaiting) {
            end(outcome, false);
        } else {
            listener.withdrawn(slot);
        }
        close();
    }

    private void end(RequestOutcome outcome, boolean reusable) {
        if (awaiting) {
            awaiting = false;
            listener.ended(slot, outcome, reusable);
        }
    }
}
