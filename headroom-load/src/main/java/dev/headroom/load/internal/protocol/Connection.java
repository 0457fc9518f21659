package dev.headroom.load.internal.protocol;

import dev.headroom.load.internal.wire.Wire;
import dev.headroom.measure.RequestOutcome;
import org.jspecify.annotations.Nullable;

/**
 * One wire as one protocol uses it: it offers {@link Slot}s, each for one request at a time. Every request ends in exactly
 * one call of {@link Listener#ended}. Lives on the load thread.
 */
public interface Connection extends Wire.Receiver {

    /**
     * Hears of every change, on the load thread, from within the calls to the connection too.
     *
     * <p>A slot is idle from {@link #offered}, or from an {@link #ended} that says so, until a request is sent with it or it
     * is {@link #withdrawn}. A connection that is closed has no idle slots, without a word for each.
     */
    interface Listener {

        /** Ready for requests, whatever that took; its first slots are offered next. */
        void opened(Connection connection);

        /** One more slot is idle. Once for the life of an HTTP/1.1 connection, once for each stream of others. */
        void offered(Slot slot);

        /** An idle slot may not be used now: the peer allows fewer. It may be offered again. */
        void withdrawn(Slot slot);

        /** The first bytes of its answer were read, and more are to come. May be called again; the first call counts. */
        default void answering(Slot slot) {}

        /**
         * The request is over, one way or another.
         *
         * @param reusable whether the slot is idle again
         */
        void ended(Slot slot, RequestOutcome outcome, boolean reusable);

        /**
         * Always the last call about this connection, also about one that never opened.
         *
         * @param cause null for an orderly end
         */
        void closed(Connection connection, @Nullable Throwable cause);
    }

    /**
     * Sends what was rendered last; the caller has set the slot's fields.
     *
     * @param slot an idle one of this connection
     * @param request one that this connection's protocol made
     */
    void send(Slot slot, RequestRenderer request);

    /** Gives up the request on its way with a slot: ends it, and lets the peer know as the protocol can. */
    void abandon(Slot slot, RequestOutcome outcome);

    void close();
}
