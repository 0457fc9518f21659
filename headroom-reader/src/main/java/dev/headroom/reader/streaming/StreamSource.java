package dev.headroom.reader.streaming;

import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.TruncatedRecordingException;
import dev.headroom.reader.UnsupportedFormatException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * The bytes of a file, unpacked; they can be opened more than once.
 *
 * @param file the name that messages give it
 * @param opener yields the unpacked bytes from the first one on
 */
public record StreamSource(Path file, Opener opener) {

    private static final int BUFFER_BYTES = 64 * 1024;

    /** Opens the unpacked bytes; the caller closes them. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }

    /** A buffered stream from the first byte; the caller closes it. */
    public InputStream open() throws IOException {
        return new BufferedInputStream(opener.open(), BUFFER_BYTES);
    }

    public MalformedRecordingException malformed(String place, String cause, String remedy) {
        return new MalformedRecordingException(file, place, cause, remedy);
    }

    public TruncatedRecordingException truncated(String place, String cause) {
        return new TruncatedRecordingException(
                file, place, cause, "Let the producer finish and copy the file again, or read what it still holds.");
    }

    public UnsupportedFormatException unsupported(String place, String cause, String remedy) {
        return new UnsupportedFormatException(file, place, cause, remedy);
    }
}
