package dev.headroom.reader.internal;

import dev.headroom.reader.RecordingTooLargeException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A stream that fails once it has given more than a number of bytes: a packed file may claim any size. */
final class BoundedStream extends FilterInputStream {

    private final Path file;
    private final long maxBytes;
    private long given;

    BoundedStream(InputStream in, Path file, long maxBytes) {
        super(in);
        this.file = file;
        this.maxBytes = maxBytes;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = in.skip(bytes);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) throws RecordingTooLargeException {
        given += bytes;
        if (given > maxBytes) {
            throw new RecordingTooLargeException(file, maxBytes);
        }
    }
}
