package dev.headroom.reader;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file could not be read as what it claims to be; the message names the file, the place, the cause and the remedy.
 */
public abstract sealed class ReadException extends IOException
        permits FetchException,
                MalformedRecordingException,
                RecordingTooLargeException,
                TruncatedRecordingException,
                UnsupportedFormatException {

    private static final long serialVersionUID = 1;

    private final transient Path file;
    private final String place;
    private final String remedy;

    ReadException(Path file, String place, String cause, String remedy) {
        super(file + (place.isEmpty() ? "" : ", " + place) + ": " + cause + ". " + remedy);
        this.file = file;
        this.place = place;
        this.remedy = remedy;
    }

    public Path file() {
        return file;
    }

    /** Where in the file, for example {@code byte 1042} or {@code line 7}; empty where the whole file is meant. */
    public String place() {
        return place;
    }

    /** What the user can do about it, a full sentence. */
    public String remedy() {
        return remedy;
    }
}
