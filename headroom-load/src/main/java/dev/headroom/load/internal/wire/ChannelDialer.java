package dev.headroom.load.internal.wire;

import dev.headroom.load.internal.tls.TlsClient;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Connects Netty channels, each with a {@link ChannelWire} at the end of its pipeline. */
final class ChannelDialer implements Dialer {

    private final Bootstrap bootstrap;
    private final SharedReceiveBuffer receiveBuffer = new SharedReceiveBuffer();
    private final @Nullable TlsClient tls;
    private long bytesSent;
    private long bytesReceived;

    ChannelDialer(EventLoop loop, ChannelTransport transport, InetSocketAddress target, Duration connectTimeout) {
        bootstrap = new Bootstrap()
                .group(loop)
                .channel(transport.channelType())
                .remoteAddress(target)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.min(connectTimeout.toMillis(), 3_600_000));
        tls = transport.tls();
        if (tls == null) {
            bootstrap.option(ChannelOption.RECVBUF_ALLOCATOR, receiveBuffer); // TLS keeps what is no whole record yet.
        }
    }

    @Override
    public Wire dial(Wire.Receiver receiver) {
        var wire = new ChannelWire(this, receiver, tls != null);
        ChannelFuture attempt = bootstrap.clone().handler(handler(wire)).connect();
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

    private ChannelHandler handler(ChannelWire wire) {
        TlsClient client = tls;
        if (client == null) {
            return wire;
        }
        return new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new SslHandler(client.engine()), wire);
            }
        };
    }

    void countSent(int bytes) {
        bytesSent += bytes;
    }

    void countReceived(int bytes) {
        bytesReceived += bytes;
    }
}
