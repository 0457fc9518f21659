package dev.headroom.benchmarks.planted.plant;

/** One reason to be slow. Thread-safe: requests call it at once. */
public interface Plant extends AutoCloseable {

    /**
     * What this does to a request.
     *
     * @param chosen whether the request is one of the few that the plant chooses; others meet it only by what they share
     * @return nanoseconds that the request waited for it
     */
    default long work(boolean chosen) throws Exception {
        return 0;
    }

    /** A request to the endpoint that stands in the way of others, where a plant has one. */
    default void export() throws Exception {}

    @Override
    default void close() {}
}
