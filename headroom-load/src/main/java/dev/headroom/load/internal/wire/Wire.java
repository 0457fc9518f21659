package dev.headroom.load.internal.wire;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One byte stream to a target and back. Lives on the load thread; no call of it blocks. */
public interface Wire {

    /**
     * Sends these bytes. They are taken at once and whole: what the network does not take yet is kept, and sent as soon as
     * it does. A wire that is closed takes them and drops them.
     */
    void send(byte[] bytes, int offset, int length);

    /** Whether the network has taken all that was ever sent. If not, {@link Receiver#writable()} follows. */
    boolean sentAll();

    /** Closes it, also while it is being opened. {@link Receiver#closed} follows, later and from the loop. */
    void close();

    /**
     * Hears of one wire, on the load thread, never from within a call of its own to that wire's {@code close} or to {@link
     * Dialer#dial}.
     */
    interface Receiver {

        void opened(Wire wire);

        /**
         * What arrived. The buffer is direct and reused: whatever is to be kept must be copied, and what is left in it is
         * lost.
         */
        void received(ByteBuffer bytes);

        /** The network has now taken all that was sent, after it had not. */
        void writable();

        /**
         * Always the last call, and exactly one: closed by the peer, by a fault, by this side, or never opened at all.
         *
         * @param cause null for an orderly end
         */
        void closed(@Nullable Throwable cause);
    }
}
