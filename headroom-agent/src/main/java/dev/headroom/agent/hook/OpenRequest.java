package dev.headroom.agent.hook;

/** A request while it lasts, as the threads that work for it share it. Thread-safe. */
final class OpenRequest {
    final long id;

    private long sqlQueries;
    private long sqlNanos;

    OpenRequest(long id) {
        this.id = id;
    }

    /** An execution on a thread that the request gave work to. */
    synchronized void executed(long nanos) {
        sqlQueries++;
        sqlNanos += nanos;
    }

    synchronized long sqlQueries() {
        return sqlQueries;
    }

    synchronized long sqlNanos() {
        return sqlNanos;
    }
}
