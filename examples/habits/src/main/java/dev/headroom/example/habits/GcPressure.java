package dev.headroom.example.habits;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The checksum of a document that is kept compressed: of all of it in memory, or of one piece after the other. */
final class GcPressure implements Pair {

    private static final int LINES = 80_000;
    private static final int PIECE = 8_192;

    private final byte[] compressed;

    GcPressure() throws IOException {
        var kept = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(kept)) {
            for (int line = 0; line < LINES; line++) {
                out.write(("Line " + line % 100 + " of a contract that goes on.\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        compressed = kept.toByteArray();
    }

    @Override
    public String rule() {
        return "gc-pressure";
    }

    @Override
    public String bad(int number) throws IOException {
        var sum = new CRC32();
        try (InputStream document = open()) {
            byte[] whole = document.readAllBytes(); // planted: gc-pressure
            sum.update(whole);
        }
        return "copy " + number + ", checksum " + sum.getValue();
    }

    @Override
    public String fixed(int number) throws IOException {
        var sum = new CRC32();
        byte[] piece = new byte[PIECE];
        try (InputStream document = open()) {
            for (int read = document.read(piece); read >= 0; read = document.read(piece)) {
                sum.update(piece, 0, read);
            }
        }
        return "copy " + number + ", checksum " + sum.getValue();
    }

    private InputStream open() throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(compressed), PIECE);
    }
}
