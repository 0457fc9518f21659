package dev.headroom.code.internal.files;

import dev.headroom.code.CodeLimits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** One archive with the archives in it, read as a stream. What it unpacks to is counted over all of them. */
final class Archive {

    /** An ear holds wars that hold jars. */
    private static final int MOST_DEPTH = 3;

    private final CodeLimits limits;
    private final ClassSink sink;
    private final byte[] scratch = new byte[1 << 16];
    private long unpackedBytes;
    private int entries;

    Archive(CodeLimits limits, ClassSink sink) {
        this.limits = limits;
        this.sink = sink;
    }

    void read(String origin, InputStream in) {
        try {
            readEntries(origin, new ZipInputStream(new BufferedInputStream(in, 1 << 16)), 1);
        } catch (TooLargeException e) {
            sink.archiveSkipped(origin, e.reason);
        }
    }

    /** A damaged archive ends what is read of it, not of the one around it; a too large one ends everything. */
    private void readEntries(String origin, ZipInputStream zip, int depth) throws TooLargeException {
        try {
            int before = entries;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > limits.entries()) {
                    throw new TooLargeException("more than " + limits.entries() + " entries");
                }
                readEntry(origin + "!/" + entry.getName(), entry, zip, depth);
            }
            if (entries == before) {
                sink.archiveSkipped(origin, "no entries");
            }
        } catch (TooLargeException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            sink.archiveSkipped(origin, "damaged: " + e.getMessage());
        }
    }

    private void readEntry(String origin, ZipEntry entry, ZipInputStream zip, int depth) throws IOException {
        String name = entry.getName();
        if (ClassPath.isClass(name) && !ClassPath.isDescriptor(name)) {
            if (ClassPath.isVersioned(name)) {
                sink.versioned(origin);
                skip(zip);
            } else {
                readClass(origin, zip);
            }
        } else if (ClassPath.isArchive(name) && depth < MOST_DEPTH && sink.wants(origin)) {
            readEntries(origin, new ZipInputStream(zip), depth + 1);
            skip(zip);
        } else {
            skip(zip);
        }
    }

    private void readClass(String origin, ZipInputStream zip) throws IOException {
        byte[] bytes = zip.readNBytes(limits.classBytes());
        count(bytes.length);
        if (zip.read() >= 0) {
            sink.skipped(origin, "larger than " + limits.classBytes() + " bytes");
            skip(zip);
        } else {
            sink.accept(origin, bytes);
        }
    }

    private void skip(ZipInputStream zip) throws IOException {
        for (int read = zip.read(scratch); read >= 0; read = zip.read(scratch)) {
            count(read);
        }
    }

    private void count(int bytes) throws TooLargeException {
        unpackedBytes += bytes;
        if (unpackedBytes > limits.archiveBytes()) {
            throw new TooLargeException("unpacks to more than " + limits.archiveBytes() + " bytes");
        }
    }

    /** Ends the reading of one outermost archive. */
    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;

        private final String reason;

        TooLargeException(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
