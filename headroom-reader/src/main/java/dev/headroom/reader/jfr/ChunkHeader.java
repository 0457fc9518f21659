package dev.headroom.reader.jfr;

import dev.headroom.reader.UnsupportedFormatException;
import java.io.IOException;

/**
 * The fixed head of a chunk, and its clock.
 *
 * @param start position of the head in the file
 * @param size of the whole chunk, 0 while it is being written
 * @param metadataOffset from {@code start}, 0 while the chunk is being written
 * @param startNanos since the Unix epoch
 */
record ChunkHeader(
        long start,
        int major,
        int minor,
        long size,
        long metadataOffset,
        long startNanos,
        long durationNanos,
        long startTicks,
        long ticksPerSecond) {

    static final int BYTES = 68;
    private static final int MAGIC = ('F' << 24) | ('L' << 16) | ('R' << 8);
    private static final int SUPPORTED_MAJOR = 2;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int COMPRESSED_INTEGERS = 1;

    static boolean isMagic(byte[] head) {
        return head.length >= 4 && head[0] == 'F' && head[1] == 'L' && head[2] == 'R' && head[3] == 0;
    }

    static ChunkHeader read(Cursor in) throws IOException {
        long start = in.position();
        if (in.fileSize() - start < BYTES) {
            in.seek(in.fileSize());
            throw in.truncated("the head of a chunk needs " + BYTES + " bytes");
        }
        if (in.readInt() != MAGIC) {
            in.seek(start);
            throw in.malformed("no chunk of a flight recording begins here");
        }
        int version = in.readInt();
        var header = readFields(in, start, version >>> 16, version & 0xffff);
        if (header.major != SUPPORTED_MAJOR || (in.readInt() & COMPRESSED_INTEGERS) == 0) {
            throw new UnsupportedFormatException(
                    in.file(),
                    "byte " + start,
                    "a flight recording of version " + header.version() + " with this integer format is not supported",
                    "Record with JDK 11 or newer, or with async-profiler.");
        }
        header.check(in);
        return header;
    }

    private static ChunkHeader readFields(Cursor in, long start, int major, int minor) throws IOException {
        long size = in.readLong();
        in.readLong(); // Offset of the last checkpoint: checkpoints are met while walking over the chunk.
        return new ChunkHeader(
                start, major, minor, size, in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    private void check(Cursor in) throws IOException {
        boolean sizeIsSane = size == 0 || size >= BYTES;
        boolean clockIsSane = ticksPerSecond > 0 && ticksPerSecond <= Long.MAX_VALUE / NANOS_PER_SECOND;
        if (!sizeIsSane || !clockIsSane || metadataOffset < 0) {
            in.seek(start);
            throw in.malformed("the head of a chunk is damaged: size " + size + ", metadata at " + metadataOffset + ", "
                    + ticksPerSecond + " ticks a second");
        }
    }

    /** Whether a file of this size holds all of the chunk and its writer had finished it. */
    boolean isWholeIn(long fileSize) {
        return size > 0 && size <= fileSize - start;
    }

    String version() {
        return major + "." + minor;
    }

    /** Ticks of the recording's clock to nanoseconds since the Unix epoch. */
    long epochNanos(long ticks) {
        return startNanos + nanos(ticks - startTicks);
    }

    /** A number of ticks as a length of time: whole seconds and the rest apart, so that nothing overflows or rounds. */
    long nanos(long ticks) {
        return ticks / ticksPerSecond * NANOS_PER_SECOND + ticks % ticksPerSecond * NANOS_PER_SECOND / ticksPerSecond;
    }
}
