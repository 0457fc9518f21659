package dev.headroom.reader;

import java.nio.file.Path;

/** The file is of no format, or of a version of a format, that Headroom reads. */
public final class UnsupportedFormatException extends ReadException {

    private static final long serialVersionUID = 1;

    public UnsupportedFormatException(Path file, String place, String cause, String remedy) {
        super(file, place, cause, remedy);
    }
}
