package dev.headroom.load.internal.wire;

import io.netty.channel.ChannelException;
import io.netty.channel.IoEventLoop;
import io.netty.channel.unix.Buffer;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Connects {@link SocketWire}s. They share one buffer to read into and one to write from: each is empty again before the next
 * wire's turn.
 */
final class SocketDialer implements Dialer {

    static final int BUFFER_BYTES = 64 * 1024;

    private final IoEventLoop loop;
    private final InetSocketAddress target;
    private final long connectTimeoutNanos;
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final ByteBuffer outgoing = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final long incomingAddress = Buffer.memoryAddress(incoming);
    private final long outgoingAddress = Buffer.memoryAddress(outgoing);
    private long bytesSent;
    private long bytesReceived;

    SocketDialer(IoEventLoop loop, InetSocketAddress target, Duration connectTimeout) {
        this.loop = loop;
        this.target = target;
        connectTimeoutNanos = connectTimeout.toNanos();
    }

    @Override
    public Wire dial(Wire.Receiver receiver) {
        try {
            var wire = new SocketWire(this, receiver, target);
            wire.connect();
            return wire;
        } catch (ChannelException noSocket) { // above all where the process may open no more descriptors
            loop.execute(() -> receiver.closed(noSocket));
            return new UnopenedWire();
        }
    }

    @Override
    public long bytesSent() {
        return bytesSent;
    }

    @Override
    public long bytesReceived() {
        return bytesReceived;
    }

    @Override
    public void release() {
        // The buffers go with it.
    }

    IoEventLoop loop() {
        return loop;
    }

    ScheduledFuture<?> afterConnectTimeout(Runnable giveUp) {
        return loop.schedule(giveUp, connectTimeoutNanos, TimeUnit.NANOSECONDS);
    }

    long incomingAddress() {
        return incomingAddress;
    }

    long outgoingAddress() {
        return outgoingAddress;
    }

    /** The first bytes of the buffer that was read into. */
    ByteBuffer received(int bytes) {
        bytesReceived += bytes;
        return incoming.clear().limit(bytes);
    }

    /** Puts bytes where they are written from. */
    void stage(byte[] bytes, int offset, int length) {
        outgoing.clear().put(bytes, offset, length);
    }

    void countSent(int bytes) {
        bytesSent += bytes;
    }
}
