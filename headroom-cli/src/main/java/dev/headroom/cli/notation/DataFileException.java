package dev.headroom.cli.notation;

import java.io.Serial;

/** A file of rows that cannot be used; the message names the file, the line and the remedy. */
public final class DataFileException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    DataFileException(String message) {
        super(message);
    }
}
