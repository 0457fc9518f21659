package dev.headroom.example.shop.audit;

import java.io.IOException;

/** A file with one line for each thing that happened and must be provable. Safe for many threads. */
public interface AuditLog extends AutoCloseable {

    /** Adds a line, which must hold no line break. */
    void record(String line) throws IOException;

    @Override
    void close() throws IOException;
}
