package dev.headroom.load.internal.engine;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one target. The last one that became idle is used first, so that those not needed stay cold. Lives on
 * the load thread.
 */
final class ConnectionPool {

    /** Attempts under way at once: enough to grow fast, few enough not to overrun a listen queue. */
    private static final int MOST_CONNECTING = 8;

    /** Pause after a failed attempt, so that a dead target is not hammered. */
    static final long RETRY_NANOS = Duration.ofMillis(50).toNanos();

    private final Bootstrap bootstrap;
    private final Transport.SharedReceiveBuffer receiveBuffer = new Transport.SharedReceiveBuffer();
    private final Runnable openFailed;
    private final int most;
    private final ArrayDeque<Connection> idle;
    private final Set<Connection> open = new HashSet<>();
    private final Set<Channel> channels = new HashSet<>();
    private int connecting;
    private int openedEver;
    private long retryNanos = Long.MIN_VALUE;

    ConnectionPool(
            EventLoop loop,
            Transport transport,
            InetSocketAddress target,
            int most,
            Duration connectTimeout,
            Connection.Listener listener,
            Runnable openFailed) {
        this.most = most;
        this.openFailed = openFailed;
        idle = new ArrayDeque<>(most);
        bootstrap = new Bootstrap()
                .group(loop)
                .channel(transport.channelType())
                .remoteAddress(target)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.min(connectTimeout.toMillis(), 3_600_000))
                .option(ChannelOption.RECVBUF_ALLOCATOR, receiveBuffer)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new Connection(listener));
                    }
                });
    }

    /** The idle connection that was used last, or null. */
    @Nullable
    Connection takeIdle() {
        return idle.pollLast();
    }

    boolean hasIdle() {
        return !idle.isEmpty();
    }

    void giveBack(Connection connection) {
        idle.addLast(connection);
    }

    /** Opens one more if the limits allow. */
    void grow(long nowNanos) {
        if (open.size() + connecting < most && connecting < MOST_CONNECTING && nowNanos >= retryNanos) {
            connecting++;
            ChannelFuture attempt = bootstrap.connect();
            Channel channel = attempt.channel();
            channels.add(channel);
            channel.closeFuture().addListener(closed -> channels.remove(channel));
            attempt.addListener(future -> {
                if (!future.isSuccess()) {
                    connecting--;
                    openFailed.run();
                }
            });
        }
    }

    /** Called from the listener. */
    void opened(Connection connection) {
        connecting--;
        openedEver++;
        open.add(connection);
    }

    void closed(Connection connection) {
        if (open.remove(connection)) {
            idle.remove(connection);
        }
    }

    void pauseGrowing(long nowNanos) {
        retryNanos = nowNanos + RETRY_NANOS;
    }

    /** Until when no attempt is made after a failed one. */
    long retryNanos() {
        return retryNanos;
    }

    int open() {
        return open.size();
    }

    int connecting() {
        return connecting;
    }

    int openedEver() {
        return openedEver;
    }

    /** Begins to close every channel, also those that are still being connected. */
    @SuppressWarnings("FutureReturnValueIgnored") // channels() tells when all are closed
    void closeAll() {
        Set.copyOf(channels).forEach(Channel::close);
    }

    /** Sockets not closed yet, open or being connected. */
    int channels() {
        return channels.size();
    }

    /** After the loop's end. */
    void release() {
        receiveBuffer.release();
    }
}
