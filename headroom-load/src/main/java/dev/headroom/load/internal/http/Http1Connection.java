package dev.headroom.load.internal.http;

import dev.headroom.load.internal.protocol.Connection;
import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.protocol.ResponseObserver;
import dev.headroom.load.internal.protocol.Slot;
import dev.headroom.load.internal.wire.Wire;
import dev.headroom.measure.RequestOutcome;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One keep-alive connection, with the one request that is on its way over it. */
final class Http1Connection implements Connection {

    private final Listener listener;
    private final ResponseParser parser = new ResponseParser();
    private final Slot slot = new Slot(this);
    private @Nullable Wire wire;
    private ExpectedStatuses expected = ExpectedStatuses.ANY_2XX;
    private boolean awaiting;

    Http1Connection(Listener listener) {
        this.listener = listener;
    }

    @Override
    public void send(Slot with, RequestRenderer request) {
        Wire open = wire;
        if (open == null || awaiting) {
            throw new IllegalStateException("A request goes over an open connection that carries no other");
        }
        var rendered = (Http1Request) request;
        parser.reset(rendered.isHead(), slot.observer);
        expected = rendered.expected();
        awaiting = true;
        open.send(rendered.bytes(), 0, rendered.length());
    }

    /** Nothing but the end of the connection tells the peer. */
    @Override
    public void abandon(Slot of, RequestOutcome outcome) {
        end(outcome, false);
        close();
    }

    @Override
    public void close() {
        if (wire != null) {
            wire.close();
        }
    }

    @Override
    public void opened(Wire opened) {
        wire = opened;
        listener.opened(this);
        listener.offered(slot);
    }

    @Override
    public void received(ByteBuffer bytes) {
        if (awaiting) {
            read(bytes);
        } else {
            close(); // Nobody asked: whatever it is, it must not be taken for the next answer.
        }
    }

    @Override
    public void writable() {
        // The wire keeps what it could not send: there is never more than one request to it.
    }

    @Override
    public void closed(@Nullable Throwable cause) {
        if (awaiting) {
            boolean whole = parser.endOfStream() == ResponseParser.State.DONE;
            end(whole ? outcomeOfAnswer() : RequestOutcome.CONNECTION_LOST, false);
        }
        listener.closed(this, cause);
    }

    private void read(ByteBuffer bytes) {
        ResponseParser.State state = parser.parse(bytes);
        if (state == ResponseParser.State.DONE) {
            // A peer that answers before it has read the whole request leaves it partly unsent.
            boolean reusable = parser.keepAlive() && !bytes.hasRemaining() && wire != null && wire.sentAll();
            end(outcomeOfAnswer(), reusable);
            if (!reusable) {
                close();
            }
        } else if (state == ResponseParser.State.MALFORMED) {
            abandon(slot, RequestOutcome.MALFORMED_RESPONSE);
        } else {
            listener.answering(slot);
        }
    }

    private RequestOutcome outcomeOfAnswer() {
        RequestOutcome byStatus = expected.contains(parser.status()) ? RequestOutcome.OK : RequestOutcome.BAD_STATUS;
        ResponseObserver observer = slot.observer;
        return observer == null ? byStatus : observer.onEnd(byStatus);
    }

    private void end(RequestOutcome outcome, boolean reusable) {
        if (awaiting) {
            awaiting = false;
            listener.ended(slot, outcome, reusable);
        }
    }
}
