package dev.headroom.load.internal.wire;

import dev.headroom.load.internal.tls.TlsClient;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Netty's channels: for any system, and for whatever needs handlers between the socket and the protocol.
 *
 * @param tls null in plain text
 */
public record ChannelTransport(
        IoHandlerFactory handlers, Class<? extends SocketChannel> channelType, @Nullable TlsClient tls)
        implements Transport {

    /** Native epoll where it loads, NIO elsewhere. */
    public static ChannelTransport best() {
        return Epoll.isAvailable() ? epoll() : nio();
    }

    public static ChannelTransport epoll() {
        return new ChannelTransport(EpollIoHandler.newFactory(), EpollSocketChannel.class, null);
    }

    public static ChannelTransport nio() {
        return new ChannelTransport(NioIoHandler.newFactory(), NioSocketChannel.class, null);
    }

    /** The same with TLS between socket and wire. */
    public ChannelTransport with(TlsClient client) {
        return new ChannelTransport(handlers, channelType, client);
    }

    @Override
    public Dialer dialer(IoEventLoop loop, InetSocketAddress target, Duration connectTimeout) {
        return new ChannelDialer(loop, this, target, connectTimeout);
    }
}
