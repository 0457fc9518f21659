package dev.headroom.reader.jfr;

import java.io.IOException;

/** What is done with the events of a file. */
interface EventConsumer {

    boolean wants(EventKind kind);

    /** Another chunk begins: its dictionaries and settings are known, its events follow. */
    void begin(ChunkContext chunk) throws IOException;

    /** One event of a wanted kind; the object is reused. */
    void accept(Event event) throws IOException;

    /** The events of the chunk are over. */
    void end();
}
