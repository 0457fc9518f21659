package dev.headroom.reader.streaming;

import dev.headroom.reader.MalformedRecordingException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of UTF-8 text, numbered from 1, each of bounded length. Not thread-safe. */
public final class LineReader implements Closeable {

    private static final int MAX_LINE_CHARS = 16 << 20;

    private final StreamSource source;
    private final BufferedReader in;
    private final StringBuilder line = new StringBuilder();
    private long number;
    private boolean ended = true;

    public LineReader(StreamSource source) throws IOException {
        this.source = source;
        this.in = new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.UTF_8), 1 << 16);
    }

    /** The next line without its end, or null after the last one. */
    public @Nullable String next() throws IOException {
        int c = in.read();
        if (c < 0) {
            return null;
        }
        number++;
        line.setLength(0);
        while (c >= 0 && c != '\n') {
            if (line.length() == MAX_LINE_CHARS) {
                throw tooLong();
            }
            line.append((char) c);
            c = in.read();
        }
        ended = c == '\n';
        int length = line.length();
        if (length > 0 && line.charAt(length - 1) == '\r') {
            line.setLength(length - 1);
        }
        return line.toString();
    }

    /** Number of the line that {@link #next()} gave last. */
    public long number() {
        return number;
    }

    /** Whether the line given last had a line end: the last line of a cut file has none. */
    public boolean ended() {
        return ended;
    }

    /** For messages: {@code line 7}. */
    public String place() {
        return "line " + number;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private MalformedRecordingException tooLong() {
        return source.malformed(
                place(),
                "the line is longer than " + MAX_LINE_CHARS + " characters",
                "Check that this is a text file.");
    }
}
