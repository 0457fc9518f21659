package dev.headroom.reader.streaming;

import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.TruncatedRecordingException;
import dev.headroom.reader.UnsupportedFormatException;
import dev.headroom.reader.internal.Input;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The unpacked bytes of an input, which can be opened more than once, and the failures that name it. */
public record StreamSource(Input input) {

    private static final int BUFFER_BYTES = 64 * 1024;

    /** A buffered stream from the first byte; the caller closes it. */
    public InputStream open() throws IOException {
        return new BufferedInputStream(input.open(), BUFFER_BYTES);
    }

    public MalformedRecordingException malformed(String place, String cause, String remedy) {
        return new MalformedRecordingException(input.file(), place, cause, remedy);
    }

    public TruncatedRecordingException truncated(String place, String cause) {
        return new TruncatedRecordingException(
                input.file(),
                place,
                cause,
                "Let the producer finish and copy the file again, or read what it still holds.");
    }

    public UnsupportedFormatException unsupported(String place, String cause, String remedy) {
        return new UnsupportedFormatException(input.file(), place, cause, remedy);
    }
}
