package dev.headroom.load.internal.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;

/**
 * Hands the same buffer to every read of one thread. Whoever reads must have released it before the next read, so nothing
 * that was received is ever copied or kept.
 */
final class SharedReceiveBuffer extends DefaultMaxMessagesRecvByteBufAllocator {

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
