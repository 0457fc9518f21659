package dev.headroom.load.internal.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The place of one request on its way: an HTTP/1.1 connection has one, an HTTP/2 connection as many as streams may be open
 * at once. Reused by one request after another; its fields are the engine's and mean something while one is on its way.
 * Lives on the load thread. A protocol that keeps something for each request extends it.
 */
public class Slot {

    private final Connection connection;

    /** Index of the request's endpoint. */
    public int endpoint;

    public long traceIdLow;
    public long intendedNanos;
    public long sentNanos;

    /** When the first bytes of an answer in several parts were read; 0 until then. */
    public long firstByteNanos;

    /** Number of its connection among all that the load opened. */
    public int connectionNumber;

    /** From when it could have been sent to when it was. */
    public long lateNanos;

    /** The part of that in which the host gave this thread no processor. */
    public long hostLateNanos;

    /** Since when no request has been on its way. */
    public long freeSinceNanos;

    /** Looks at the answer; null, as for most requests, costs nothing. */
    public @Nullable ResponseObserver observer;

    /** Neighbours in the list of requests on their way, oldest first. */
    public @Nullable Slot older;

    public @Nullable Slot younger;

    public Slot(Connection connection) {
        this.connection = connection;
    }

    public final Connection connection() {
        return connection;
    }
}
