package dev.headroom.cli.history;

import java.io.Serial;
import java.nio.file.Path;

/** A file of values that cannot be used; the message names the file, the line and the remedy. */
public final class SeriesFileException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    SeriesFileException(Path file, String problem) {
        super(file + " " + problem);
    }
}
