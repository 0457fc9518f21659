package dev.headroom.benchmarks.planted.plant;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Chosen requests write to a file and have it forced to disk, as often as it takes on a fast disk to be slow. */
public final class FileSync implements Plant {

    private static final int BYTES = 256 * 1024;

    private final FileChannel channel;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);

    public FileSync() throws IOException {
        Path file = Files.createTempFile("headroom-planted", ".journal");
        channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    @Override
    public long work(boolean chosen) throws IOException {
        if (!chosen) {
            return 0;
        }
        long start = System.nanoTime();
        long position = 0;
        while (System.nanoTime() - start < Plants.WAIT_NANOS) {
            channel.write(bytes.duplicate(), position);
            channel.force(true);
            position = (position + BYTES) % (64L * BYTES);
        }
        return System.nanoTime() - start;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
