package dev.headroom.reader.streaming;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.ReadException;
import dev.headroom.reader.TruncatedRecordingException;
import dev.headroom.reader.UnsupportedFormatException;
import dev.headroom.reader.internal.Input;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The unpacked bytes of an input, which can be opened more than once, and the failures that name it. */
public record StreamSource(Input input) {

    /** Something that reads a source and may meet the failures of its libraries. */
    public interface Reading<T> {
        T read() throws IOException;
    }

    private static final int BUFFER_BYTES = 64 * 1024;

    /** A buffered stream from the first byte; the caller closes it. */
    public InputStream open() throws IOException {
        return new BufferedInputStream(input.open(), BUFFER_BYTES);
    }

    /** Reads, with what JSON and streams throw turned into failures that name the file. */
    public <T> T typed(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (JsonEOFException e) {
            throw because(truncated(place(e), "the JSON ends too early"), e);
        } catch (JsonProcessingException e) {
            throw because(
                    malformed(place(e), e.getOriginalMessage(), "Check that this is the file the tool wrote."), e);
        } catch (EOFException e) {
            throw because(truncated("", "the data ends too early"), e);
        }
    }

    private static ReadException because(ReadException failure, IOException cause) {
        failure.initCause(cause);
        return failure;
    }

    private static String place(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : "line " + location.getLineNr() + " column " + location.getColumnNr();
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
