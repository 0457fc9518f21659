package dev.headroom.load.internal.wire;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.EpollIoHandler;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Plain sockets of Linux straight on epoll, without channels, pipelines and buffers in between. */
record SocketTransport(IoHandlerFactory handlers) implements Transport {

    SocketTransport() {
        this(EpollIoHandler.newFactory());
    }

    @Override
    public Dialer dialer(IoEventLoop loop, InetSocketAddress target, Duration connectTimeout) {
        return new SocketDialer(loop, target, connectTimeout);
    }
}
