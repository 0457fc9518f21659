package dev.headroom.load.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * The requests on their way, oldest intended start first: they are sent in that order, so the head is the next to time out.
 * All operations are O(1) and allocate nothing.
 */
final class InFlight {

    private @Nullable Connection oldest;
    private @Nullable Connection youngest;

    @Nullable
    Connection oldest() {
        return oldest;
    }

    boolean isEmpty() {
        return oldest == null;
    }

    void add(Connection connection) {
        connection.older = youngest;
        connection.younger = null;
        if (youngest == null) {
            oldest = connection;
        } else {
            youngest.younger = connection;
        }
        youngest = connection;
    }

    void remove(Connection connection) {
        Connection older = connection.older;
        Connection younger = connection.younger;
        if (older == null) {
            oldest = younger;
        } else {
            older.younger = younger;
        }
        if (younger == null) {
            youngest = older;
        } else {
            younger.older = older;
        }
        connection.older = null;
        connection.younger = null;
    }
}
