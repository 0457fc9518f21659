package dev.headroom.load.internal.wire;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A way to reach targets from this machine. Immutable: one transport serves any number of loops. */
public interface Transport {

    /** What the loop that drives its wires polls with. */
    IoHandlerFactory handlers();

    /**
     * Opens wires over a loop made with {@link #handlers()}.
     *
     * @param connectTimeout an attempt that lasts longer has failed
     */
    Dialer dialer(IoEventLoop loop, InetSocketAddress target, Duration connectTimeout);

    /** The cheapest for plain TCP here: native epoll where it loads, NIO elsewhere. */
    static Transport plain() {
        return Epoll.isAvailable() ? new SocketTransport() : ChannelTransport.nio();
    }
}
