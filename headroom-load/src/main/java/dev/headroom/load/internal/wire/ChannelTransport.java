package dev.headroom.load.internal.wire;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Netty's channels: for any system, and for whatever needs handlers between the socket and the protocol. */
public record ChannelTransport(IoHandlerFactory handlers, Class<? extends SocketChannel> channelType)
        implements Transport {

    public static ChannelTransport epoll() {
        return new ChannelTransport(EpollIoHandler.newFactory(), EpollSocketChannel.class);
    }

    public static ChannelTransport nio() {
        return new ChannelTransport(NioIoHandler.newFactory(), NioSocketChannel.class);
    }

    @Override
    public Dialer dialer(IoEventLoop loop, InetSocketAddress target, Duration connectTimeout) {
        return new ChannelDialer(loop, channelType, target, connectTimeout);
    }
}
