package dev.headroom.load.internal.engine;

import dev.headroom.load.internal.http.ExpectedStatuses;
import dev.headroom.load.internal.http.RequestRenderer;
import dev.headroom.load.internal.http.ResponseParser;
import dev.headroom.measure.RequestOutcome;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One keep-alive connection, with the one request that is on its way over it. Every request ends in exactly one call of
 * {@link Listener#ended}. Lives on the load thread.
 */
@SuppressWarnings("FutureReturnValueIgnored") // failed writes come back as exceptionCaught, closes as channelInactive
final class Connection extends ChannelInboundHandlerAdapter {

    /** Hears of every change, on the load thread. */
    interface Listener {
        void opened(Connection connection);

        /** The request is over, one way or another. {@code reusable} says whether another may follow. */
        void ended(Connection connection, RequestOutcome outcome, boolean reusable);

        /** Always the last call about this connection. */
        void closed(Connection connection);

        void received(int bytes);
    }

    private static final int REQUEST_BYTES = 1024;

    private final Listener listener;
    private final ResponseParser parser = new ResponseParser();
    private ByteBuf request = Unpooled.directBuffer(REQUEST_BYTES);
    private @Nullable Channel channel;
    private ExpectedStatuses expected = ExpectedStatuses.ANY_2XX;
    private boolean awaiting;

    /** The request on its way; meaningful while one is. */
    int endpoint;

    long traceIdLow;
    long intendedNanos;
    long sentNanos;

    /** From when it could have been sent to when it was. */
    long lateNanos;

    /** The part of that in which the host gave this thread no processor. */
    long hostLateNanos;

    /** Since when no request has been on its way. */
    long freeSinceNanos;

    /** Neighbours in the list of requests on their way, oldest first. */
    @Nullable
    Connection older;

    @Nullable
    Connection younger;

    Connection(Listener listener) {
        this.listener = listener;
    }

    /** Sends what was rendered; the caller has set the request's fields. */
    void send(RequestRenderer rendered) {
        Channel open = channel;
        if (open == null) {
            throw new IllegalStateException("A request goes over an open connection");
        }
        request.clear().writeBytes(rendered.bytes(), 0, rendered.length());
        parser.reset(rendered.isHead());
        expected = rendered.expected();
        awaiting = true;
        open.writeAndFlush(request.retain(), open.voidPromise());
    }

    /** Gives the request up and drops the connection. */
    void abandon(RequestOutcome outcome) {
        end(outcome, false);
        close();
    }

    void close() {
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        listener.opened(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf received = (ByteBuf) message;
        try {
            int bytes = received.readableBytes();
            listener.received(bytes);
            if (awaiting) {
                read(received.internalNioBuffer(received.readerIndex(), bytes));
            } else {
                close(); // Nobody asked: whatever it is, it must not be taken for the next answer.
            }
        } finally {
            received.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (awaiting) {
            boolean whole = parser.endOfStream() == ResponseParser.State.DONE;
            end(whole ? outcomeOfStatus() : RequestOutcome.CONNECTION_LOST, false);
        }
        listener.closed(this);
        request.release();
    }

    /** A reset, or a write to a closed peer: closing ends the request as lost. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private void read(ByteBuffer bytes) {
        ResponseParser.State state = parser.parse(bytes);
        if (state == ResponseParser.State.DONE) {
            // A peer that answers before it has read the whole request leaves it partly unsent.
            boolean reusable = parser.keepAlive() && !bytes.hasRemaining() && request.refCnt() == 1;
            end(outcomeOfStatus(), reusable);
            if (!reusable) {
                close();
            }
        } else if (state == ResponseParser.State.MALFORMED) {
            abandon(RequestOutcome.MALFORMED_RESPONSE);
        }
    }

    private RequestOutcome outcomeOfStatus() {
        return expected.contains(parser.status()) ? RequestOutcome.OK : RequestOutcome.BAD_STATUS;
    }

    private void end(RequestOutcome outcome, boolean reusable) {
        if (awaiting) {
            awaiting = false;
            listener.ended(this, outcome, reusable);
        }
    }
}
