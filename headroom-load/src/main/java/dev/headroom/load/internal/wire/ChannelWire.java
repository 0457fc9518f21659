package dev.headroom.load.internal.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import org.jspecify.annotations.Nullable;

/** A wire that is the last handler of a Netty channel's pipeline. */
@SuppressWarnings("FutureReturnValueIgnored") // failed writes come back as exceptionCaught, closes as channelInactive
final class ChannelWire extends ChannelInboundHandlerAdapter implements Wire {

    private static final int SEND_BYTES = 1024;

    private final ChannelDialer dialer;
    private final Receiver receiver;
    private final boolean afterTls;
    private ByteBuf outgoing = Unpooled.directBuffer(SEND_BYTES);
    private @Nullable Channel channel;
    private @Nullable Throwable fault;
    private boolean closed;

    /** Whether the network had not taken all when it was last looked at. */
    private boolean full;

    /** @param afterTls whether the wire is open only when a TLS handshake is over */
    ChannelWire(ChannelDialer dialer, Receiver receiver, boolean afterTls) {
        this.dialer = dialer;
        this.receiver = receiver;
        this.afterTls = afterTls;
    }

    /** A channel that never became active tells its pipeline nothing. */
    void attempt(ChannelFuture attempt) {
        channel = attempt.channel();
        attempt.addListener(connected -> {
            if (!connected.isSuccess()) {
                ended(connected.cause());
            }
        });
    }

    @Override
    public void send(byte[] bytes, int offset, int length) {
        dialer.countSent(length);
        Channel open = channel;
        if (open == null || closed) {
            return;
        }
        if (outgoing.refCnt() > 1) {
            outgoing.release(); // The channel still holds it, and frees it once it is written.
            outgoing = Unpooled.directBuffer(Math.max(length, SEND_BYTES));
        }
        outgoing.clear().writeBytes(bytes, offset, length);
        open.writeAndFlush(outgoing.retain(), open.voidPromise());
        if (!sentAll()) {
            full = true;
            // Flushed once all before it is. It counts as pending itself until its listeners have returned.
            open.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
                if (written.isSuccess()) {
                    open.eventLoop().execute(this::becameWritable);
                }
            });
        }
    }

    @Override
    public boolean sentAll() {
        return outgoing.refCnt() <= 1 && pendingBytes() == 0;
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        if (!afterTls) {
            receiver.opened(this);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                receiver.opened(this);
            } else {
                fault = new HandshakeException("refused the TLS handshake", handshake.cause());
                context.close();
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf received = (ByteBuf) message;
        try {
            int bytes = received.readableBytes();
            dialer.countReceived(bytes);
            receiver.received(received.internalNioBuffer(received.readerIndex(), bytes));
        } finally {
            received.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended(fault);
    }

    /** A reset, or a write to a closed peer. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (fault == null) {
            fault = cause;
        }
        context.close();
    }

    private void becameWritable() {
        if (full && !closed && sentAll()) {
            full = false;
            receiver.writable();
        }
    }

    /** What handlers have made of it counts too, when they no longer hold ours. */
    private long pendingBytes() {
        ChannelOutboundBuffer pending =
                channel == null ? null : channel.unsafe().outboundBuffer();
        return pending == null ? 0 : pending.totalPendingWriteBytes();
    }

    private void ended(@Nullable Throwable cause) {
        if (!closed) {
            closed = true;
            receiver.closed(cause);
            outgoing.release();
        }
    }
}
