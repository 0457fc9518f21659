package dev.headroom.reader;

import dev.headroom.reader.collapsed.CollapsedStacks;
import dev.headroom.reader.jfr.JfrRecording;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;

/** Opens files by what is in them; the file's name does not matter. */
public final class Recordings {

    private static final int PROBE_BYTES = 64 * 1024;
    private static final String SUPPORTED =
            "Supported are JFR recordings (of the JDK or of async-profiler) and collapsed stacks"
                    + " (lines like 'a;b;c 12'), each also compressed with gzip.";

    private Recordings() {}

    /** Opens a file that must be whole. */
    public static Recording open(Path file) throws IOException {
        return open(file, ReadOptions.STRICT);
    }

    /**
     * Opens a file.
     *
     * @throws UnsupportedFormatException where the content is of no supported format
     */
    public static Recording open(Path file, ReadOptions options) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file + ": there is no such file. Check the path.");
        }
        if (!Files.isRegularFile(file)) {
            throw new UnsupportedFormatException(
                    file, "", "not a regular file", "Name a recording, not a folder or pipe.");
        }
        byte[] probe = probe(file, false);
        boolean compressed = probe.length > 2 && (probe[0] & 0xff) == 0x1f && (probe[1] & 0xff) == 0x8b;
        if (compressed) {
            probe = probe(file, true);
        }
        if (JfrRecording.recognises(probe)) {
            return compressed ? unpacked(file, options) : JfrRecording.open(file, file, options, false);
        }
        if (CollapsedStacks.recognises(probe)) {
            return new CollapsedStacks(file, compressed, options);
        }
        String cause = probe.length == 0 ? "the file is empty" : "the format is not known";
        throw new UnsupportedFormatException(file, "byte 0", cause, SUPPORTED);
    }

    private static byte[] probe(Path file, boolean compressed) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = compressed ? new GZIPInputStream(raw) : raw) {
            return in.readNBytes(PROBE_BYTES);
        } catch (java.io.EOFException | java.util.zip.ZipException e) {
            throw damagedGzip(file, e);
        }
    }

    /** JFR is read by jumping about, so a compressed recording is unpacked beside the temporary files first. */
    private static Recording unpacked(Path file, ReadOptions options) throws IOException {
        Path plain = Files.createTempFile("headroom-", ".jfr");
        boolean opened = false;
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            Files.copy(in, plain, StandardCopyOption.REPLACE_EXISTING);
            Recording recording = JfrRecording.open(plain, file, options, true);
            opened = true;
            return recording;
        } catch (java.io.EOFException | java.util.zip.ZipException e) {
            throw damagedGzip(file, e);
        } finally {
            if (!opened) {
                Files.deleteIfExists(plain);
            }
        }
    }

    private static TruncatedRecordingException damagedGzip(Path file, IOException cause) {
        var damaged = new TruncatedRecordingException(
                file, "", "the gzip data is cut or damaged (" + cause.getMessage() + ")", "Copy the file again.");
        damaged.initCause(cause);
        return damaged;
    }
}
