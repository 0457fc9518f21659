package dev.headroom.reader.internal;

import dev.headroom.reader.TruncatedRecordingException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** How a file is compressed, told by its first bytes. */
enum Packing {
    NONE,
    /** RFC 1952. */
    GZIP,
    /** RFC 8878. */
    ZSTD;

    private static final int WINDOW_BYTES = 64 * 1024;
    private static final String COPY_AGAIN = "Copy the file again.";

    static Packing of(Probe probe) {
        if (probe.startsWith((byte) 0x1f, (byte) 0x8b, (byte) 8)) {
            return GZIP;
        }
        return probe.startsWith((byte) 0x28, (byte) 0xb5, (byte) 0x2f, (byte) 0xfd) ? ZSTD : NONE;
    }

    InputStream unpack(InputStream raw, Path file) throws IOException {
        return switch (this) {
            case NONE -> raw;
            case GZIP -> new Unpacked(gunzip(raw, file), file, "gzip");
            case ZSTD -> new Unpacked(new ZstdInputStream(raw), file, "zstd");
        };
    }

    private static InputStream gunzip(InputStream raw, Path file) throws IOException {
        try {
            return new GZIPInputStream(raw, WINDOW_BYTES);
        } catch (EOFException | ZipException e) {
            throw damaged(file, "gzip", e);
        }
    }

    private static TruncatedRecordingException damaged(Path file, String kind, Exception cause) {
        var damaged = new TruncatedRecordingException(
                file, "", "the " + kind + " data is cut, damaged or unreadable (" + cause + ")", COPY_AGAIN);
        damaged.initCause(cause);
        return damaged;
    }

    /** Turns a decompressor's own failures into those of this module. */
    private static final class Unpacked extends FilterInputStream {

        private final Path file;
        private final String kind;

        Unpacked(InputStream in, Path file, String kind) {
            super(in);
            this.file = file;
            this.kind = kind;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int read = read(one, 0, 1);
            return read < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (IOException | RuntimeException e) {
                // The zstd library meets damaged tables with undeclared failures, among them a bad array index.
                throw damaged(file, kind, e);
            }
        }
    }
}
