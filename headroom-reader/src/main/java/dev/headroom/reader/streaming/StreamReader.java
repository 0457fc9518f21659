package dev.headroom.reader.streaming;

import java.io.IOException;

/** One format, read from its first byte to its last. Implementations keep no state between readings. */
@FunctionalInterface
public interface StreamReader {

    /**
     * Reads everything the source holds into the collector. Where the source ends too early, what is whole has been
     * collected before the exception is thrown.
     */
    void read(StreamSource source, SampleCollector collector) throws IOException;
}
