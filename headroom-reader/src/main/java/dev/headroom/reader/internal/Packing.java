package dev.headroom.reader.internal;

import dev.headroom.reader.TruncatedRecordingException;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
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

    static Packing of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(4);
        }
        if (head.length >= 3 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b && head[2] == 8) {
            return GZIP;
        }
        boolean zstd = head.length == 4
                && (head[0] & 0xff) == 0x28
                && (head[1] & 0xff) == 0xb5
                && (head[2] & 0xff) == 0x2f
                && (head[3] & 0xff) == 0xfd;
        return zstd ? ZSTD : NONE;
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
                file,
                "",
                "the " + kind + " data is cut, damaged or unreadable (" + cause.getMessage() + ")",
                COPY_AGAIN);
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
            } catch (IOException | MalformedInputException e) {
                throw damaged(file, kind, e);
            }
        }
    }
}
