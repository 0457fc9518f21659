package dev.headroom.load.internal.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Connects Netty channels, each with a {@link ChannelWire} at the end of its pipeline. */
final class ChannelDialer implements Dialer {

    private final Bootstrap bootstrap;
    private final SharedReceiveBuffer receiveBuffer = new SharedReceiveBuffer();
    private long bytesSent;
    private long bytesReceived;

    ChannelDialer(
            EventLoop loop,
            Class<? extends SocketChannel> channelType,
            InetSocketAddress target,
            Duration connectTimeout) {
        bootstrap = new Bootstrap()
                .group(loop)
                .channel(channelType)
                .remoteAddress(target)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.min(connectTimeout.toMillis(), 3_600_000))
                .option(ChannelOption.RECVBUF_ALLOCATOR, receiveBuffer);
    }

    @Override
    public Wire dial(Wire.Receiver receiver) {
        var wire = new ChannelWire(this, receiver);
        ChannelFuture attempt = bootstrap.clone().handler(wire).connect();
        wire.attempt(attempt);
        return wire;
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
        receiveBuffer.release();
    }

    void countSent(int bytes) {
        bytesSent += bytes;
    }

    void countReceived(int bytes) {
        bytesReceived += bytes;
    }
}
