package dev.headroom.cli.invocation;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written from its beginning on, the end of a large one past the page cache.
 *
 * <p>A file of gigabytes in the page cache drives out what other programs have there, and costs a page and a copy for every four
 * kilobytes. So what comes after the first part goes to the disk straight, as long as the disk takes it quickly; a slow disk, or a
 * file system that does not know such writes, gets the rest through the cache. Not thread-safe.
 */
final class LargeFileChannel implements WritableByteChannel {

    /** What buffers must be aligned to, and lengths be whole numbers of, to go straight. */
    static final int BLOCK_BYTES = 4096;

    /** So much of a file stays at hand for who reads it next. */
    private static final long CACHED_BYTES = 256L << 20;
    /** After so many bytes the disk is judged. */
    private static final long JUDGED_BYTES = 64L << 20;
    /** What a disk must take: above what is produced anywhere near as fast, it is never waited for. */
    private static final long LEAST_BYTES_PER_SECOND = 400_000_000;

    private final Path file;
    private final long cachedBytes;
    private final FileChannel cached;
    private @Nullable FileChannel straight;
    private boolean mayGoStraight = true;
    private long position;
    private long judgedBytes;
    private long judgedNanos;

    private LargeFileChannel(Path file, long cachedBytes) throws IOException {
        this.file = file;
        this.cachedBytes = cachedBytes;
        cached = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    /** Makes the file, or empties it. */
    static LargeFileChannel create(Path file) throws IOException {
        return create(file, CACHED_BYTES);
    }

    /** @param cachedBytes how much of the file is written through the page cache */
    static LargeFileChannel create(Path file, long cachedBytes) throws IOException {
        return new LargeFileChannel(file, cachedBytes);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        int written = isForDisk(from) ? writeStraight(from) : 0;
        if (written <= 0 && from.hasRemaining()) {
            written = cached.write(from, position);
        }
        position += written;
        return written;
    }

    private boolean isForDisk(ByteBuffer from) {
        return mayGoStraight
                && position >= cachedBytes
                && position % BLOCK_BYTES == 0
                && from.isDirect()
                && from.remaining() % BLOCK_BYTES == 0
                && from.alignmentOffset(from.position(), BLOCK_BYTES) == 0;
    }

    /** How many bytes went straight to the disk; none where it refused them, which the cache then takes or gives a reason for. */
    private int writeStraight(ByteBuffer from) {
        long start = System.nanoTime();
        try {
            FileChannel channel = straight;
            if (channel == null) {
                channel = openStraight();
                straight = channel;
            }
            int written = channel.write(from, position);
            judge(written, System.nanoTime() - start);
            return written;
        } catch (IOException | UnsupportedOperationException e) {
            mayGoStraight = false;
            return 0;
        }
    }

    private FileChannel openStraight() throws IOException {
        if (Files.getFileStore(file).getBlockSize() > BLOCK_BYTES) {
            throw new UnsupportedOperationException("Blocks larger than " + BLOCK_BYTES + " bytes");
        }
        return FileChannel.open(file, StandardOpenOption.WRITE, ExtendedOpenOption.DIRECT);
    }

    private void judge(int written, long nanos) {
        judgedBytes += written;
        judgedNanos += nanos;
        if (judgedBytes >= JUDGED_BYTES) {
            double seconds = judgedNanos / (double) TimeUnit.SECONDS.toNanos(1);
            mayGoStraight = judgedBytes >= LEAST_BYTES_PER_SECOND * seconds;
            judgedBytes = 0;
            judgedNanos = 0;
        }
    }

    @Override
    public boolean isOpen() {
        return cached.isOpen();
    }

    @Override
    public void close() throws IOException {
        try (cached) {
            if (straight != null) {
                straight.close();
            }
        }
    }
}
