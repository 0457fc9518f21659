package dev.headroom.load.internal.engine;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** Sockets of this machine: native epoll where it loads, NIO elsewhere. */
record Transport(IoHandlerFactory handlers, Class<? extends SocketChannel> channelType) {

    static Transport best() {
        return Epoll.isAvailable() ? new Transport(EpollIoHandler.newFactory(), EpollSocketChannel.class) : nio();
    }

    static Transport nio() {
        return new Transport(NioIoHandler.newFactory(), NioSocketChannel.class);
    }

    /**
     * Hands the same buffer to every read of one thread. Whoever reads must have released it before the next read, so
     * nothing that was received is ever copied or kept.
     */
    static final class SharedReceiveBuffer extends DefaultMaxMessagesRecvByteBufAllocator {

        private static final int CAPACITY_BYTES = 64 * 1024;

        private final ByteBuf buffer = Unpooled.directBuffer(CAPACITY_BYTES, CAPACITY_BYTES);

        @Override
        @SuppressWarnings("deprecation") // the interface's own return type
        public Handle newHandle() {
            return new MaxMessageHandle() {
                @Override
                public ByteBuf allocate(ByteBufAllocator allocator) {
                    return buffer.clear().retain();
                }

                @Override
                public int guess() {
                    return CAPACITY_BYTES;
                }
            };
        }

        void release() {
            buffer.release();
        }
    }
}
