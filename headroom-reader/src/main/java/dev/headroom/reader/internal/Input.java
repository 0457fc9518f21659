package dev.headroom.reader.internal;

import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.RecordingTooLargeException;
import dev.headroom.reader.TruncatedRecordingException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a recording is read from: a file, perhaps packed, perhaps a temporary copy of what a pipe or an address gave.
 * Bytes come out unpacked and never more of them than {@link ReadOptions#maxUnpackedBytes()}. Not thread-safe.
 */
public final class Input implements Closeable {

    /** Real profiles pack to a fortieth at best, what packs a thousandfold is one byte over and over. */
    private static final int MOST_PLAUSIBLE_RATIO = 100;

    private static final long ALWAYS_PLAUSIBLE_BYTES = 8L << 20;

    /** A Go profile is packed by itself, and whoever keeps it may pack it again. */
    private static final int MAX_PACKINGS = 2;

    private final Path stored;
    private final Path file;
    private final boolean temporary;
    private final ReadOptions options;
    private final List<Packing> packings = new ArrayList<>();
    private final Probe probe;
    private Path unpacked;

    private Input(Path stored, Path file, boolean temporary, ReadOptions options) throws IOException {
        this.stored = stored;
        this.file = file;
        this.temporary = temporary;
        this.options = options;
        unpacked = stored;
        probe = unpackedProbe();
    }

    /** A file on disk, which stays there. */
    public static Input ofFile(Path file, ReadOptions options) throws IOException {
        return new Input(file, file, false, options);
    }

    /**
     * Everything a stream gives, kept in a temporary file until this input is closed.
     *
     * @param shownAs what messages call it
     * @throws RecordingTooLargeException where the stream gives more than {@link ReadOptions#maxUnpackedBytes()}
     */
    public static Input spooled(InputStream stream, Path shownAs, ReadOptions options) throws IOException {
        Path copy = Files.createTempFile("headroom-", ".input");
        boolean opened = false;
        try {
            var bounded = new BoundedStream(stream, shownAs, options.maxUnpackedBytes());
            Files.copy(bounded, copy, StandardCopyOption.REPLACE_EXISTING);
            Input input = ofTemporary(copy, shownAs, options);
            opened = true;
            return input;
        } finally {
            if (!opened) {
                Files.deleteIfExists(copy);
            }
        }
    }

    /** A file that is deleted when this input is closed. */
    static Input ofTemporary(Path copy, Path shownAs, ReadOptions options) throws IOException {
        return new Input(copy, shownAs, true, options);
    }

    /** What the user called it, for messages and {@link dev.headroom.reader.ReadSummary#file()}. */
    public Path file() {
        return file;
    }

    public Probe probe() {
        return probe;
    }

    /**
     * The bytes from the beginning, unpacked. May be called again; the caller closes each stream. Damaged packing is a
     * {@link dev.headroom.reader.ReadException}, so a format needs to know nothing of it.
     */
    public InputStream open() throws IOException {
        if (packings.isEmpty() || !unpacked.equals(stored)) {
            return Files.newInputStream(unpacked);
        }
        InputStream raw = new BufferedInputStream(Files.newInputStream(stored), 64 * 1024);
        try {
            InputStream in = raw;
            for (Packing packing : packings) {
                in = new BoundedStream(packing.unpack(in, file), file, options.maxUnpackedBytes());
            }
            return in;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** A file of the unpacked bytes, for formats that jump about; it lives until this input is closed. */
    public Path plainFile() throws IOException {
        if (!packings.isEmpty() && unpacked.equals(stored)) {
            Path copy = Files.createTempFile("headroom-", ".unpacked");
            boolean whole = false;
            try (InputStream in = open()) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                unpacked = copy;
                whole = true;
            } finally {
                if (!whole) {
                    Files.deleteIfExists(copy);
                }
            }
        }
        return unpacked;
    }

    /**
     * All unpacked bytes, for formats whose files are small by nature.
     *
     * @throws RecordingTooLargeException where there are more than {@code maxBytes}, or so many more than were packed that
     *     they were made to fill the memory
     */
    public byte[] readAll(int maxBytes) throws IOException {
        try (InputStream in = new BoundedStream(open(), file, packings.isEmpty() ? maxBytes : plausible(maxBytes))) {
            return in.readAllBytes();
        }
    }

    private long plausible(int maxBytes) throws IOException {
        return Math.min(maxBytes, Math.max(ALWAYS_PLAUSIBLE_BYTES, Files.size(stored) * MOST_PLAUSIBLE_RATIO));
    }

    /** Looks below one packing after another, until what is there is none. */
    private Probe unpackedProbe() throws IOException {
        Probe found = readProbe();
        while (packings.size() < MAX_PACKINGS && Packing.of(found) != Packing.NONE) {
            packings.add(Packing.of(found));
            found = readProbe();
        }
        return found;
    }

    private Probe readProbe() throws IOException {
        byte[] head = new byte[Probe.MAX_BYTES];
        int size = 0;
        int read = 0;
        try (InputStream in = open()) {
            while (read >= 0 && size < head.length) {
                size += read;
                read = in.read(head, size, head.length - size);
            }
        } catch (TruncatedRecordingException e) {
            // What was unpacked before the damage tells the format, whose reader meets the damage again.
            if (size == 0) {
                throw e;
            }
        }
        return new Probe(Arrays.copyOf(head, size), read < 0);
    }

    @Override
    public void close() throws IOException {
        if (!unpacked.equals(stored)) {
            Files.deleteIfExists(unpacked);
        }
        if (temporary) {
            Files.deleteIfExists(stored);
        }
    }
}
