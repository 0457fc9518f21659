package dev.headroom.load.internal.http2;

import org.jspecify.annotations.Nullable;

/**
 * The streams of one connection, and which of them carries an id. Ids only rise, so an id whose place in the ring is still
 * taken by a slower request is left out: the peer takes it as closed (RFC 9113, 5.1.1), and nothing is ever searched.
 */
final class StreamTable {

    /** The highest id a client can use, and with it the last request of a connection. */
    private static final int LAST_ID = Integer.MAX_VALUE;

    private final Http2Stream[] all;
    private final @Nullable Http2Stream[] ring;
    private int nextId = 1;
    private int inUse;

    StreamTable(Http2Connection connection, int streams) {
        all = new Http2Stream[streams];
        for (int i = 0; i < streams; i++) {
            all[i] = new Http2Stream(connection);
        }
        ring = new Http2Stream[Integer.highestOneBit(streams) * 4];
    }

    Http2Stream[] all() {
        return all;
    }

    int inUse() {
        return inUse;
    }

    /** Whether ids are left for more requests than could be on their way at once. */
    boolean exhausted() {
        return nextId > LAST_ID - 4 * ring.length || nextId < 0;
    }

    /** The id for the next request, kept for this stream. */
    int take(Http2Stream stream) {
        while (ring[place(nextId)] != null) {
            nextId += 2;
        }
        int id = nextId;
        ring[place(id)] = stream;
        nextId += 2;
        inUse++;
        return id;
    }

    void free(Http2Stream stream) {
        ring[place(stream.id)] = null;
        stream.id = 0;
        inUse--;
    }

    /** The stream with this id; null if it is over. */
    @Nullable
    Http2Stream find(int id) {
        Http2Stream stream = ring[place(id)];
        return stream != null && stream.id == id ? stream : null;
    }

    /** Whether a request was ever sent with this id, or one above it. */
    boolean isIdle(int id) {
        return (id & 1) == 0 || id >= nextId;
    }

    private int place(int id) {
        return id >>> 1 & ring.length - 1;
    }
}
