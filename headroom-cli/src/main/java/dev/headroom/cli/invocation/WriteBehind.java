package dev.headroom.cli.invocation;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a channel a few buffers behind who fills them, on a thread of its own, so that large outputs are made and written
 * at the same time. What fits one buffer is written without a thread. A failure is thrown at one of the next calls, at the
 * latest when closing. Not thread-safe.
 */
final class WriteBehind extends OutputStream {

    private static final int BUFFER_BYTES = 1 << 20;
    private static final int BUFFERS = 3;

    private final WritableByteChannel channel;
    private final Deque<Future<ByteBuffer>> behind = new ArrayDeque<>();
    private ByteBuffer current = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private int buffers = 1;
    private boolean failed;
    private @Nullable ExecutorService writer;

    WriteBehind(WritableByteChannel channel) {
        this.channel = channel;
    }

    @Override
    public void write(int b) throws IOException {
        if (!current.hasRemaining()) {
            next();
        }
        current.put((byte) b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (!current.hasRemaining()) {
                next();
            }
            int part = Math.min(length - done, current.remaining());
            current.put(bytes, offset + done, part);
            done += part;
        }
    }

    /** Hands the buffer on and takes an empty one. */
    private void next() throws IOException {
        ExecutorService thread = writer;
        if (thread == null) {
            thread = Executors.newSingleThreadExecutor(task -> {
                var daemon = new Thread(task, "headroom-writer");
                daemon.setDaemon(true);
                return daemon;
            });
            writer = thread;
        }
        ByteBuffer full = current;
        behind.add(thread.submit(() -> written(full)));
        if (buffers < BUFFERS) {
            current = ByteBuffer.allocateDirect(BUFFER_BYTES);
            buffers++;
        } else {
            current = oldest();
        }
    }

    private ByteBuffer written(ByteBuffer full) throws IOException {
        full.flip();
        while (full.hasRemaining()) {
            channel.write(full);
        }
        return full.clear();
    }

    private ByteBuffer oldest() throws IOException {
        try {
            return behind.remove().get();
        } catch (ExecutionException e) {
            failed = true;
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            failed = true;
            Thread.currentThread().interrupt();
            var interrupted = new InterruptedIOException("Writing was interrupted");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    /** Waits until all is written; after a failure, which was thrown, nothing more is. */
    @Override
    public void flush() throws IOException {
        if (failed) {
            return;
        }
        while (!behind.isEmpty()) {
            oldest();
            buffers--;
        }
        written(current);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            flush();
        } finally {
            if (writer != null) {
                writer.shutdownNow();
            }
        }
    }
}
