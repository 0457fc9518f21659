package dev.headroom.example.shop.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands lines to a thread of its own, which writes as many as wait with one call and one force. A line is on the disk
 * soon after {@link #record} returns, and before {@link #close} does. When the disk cannot follow, callers wait for
 * room, and then fail.
 */
public final class QueuedAuditLog implements AuditLog {

    private static final int QUEUED_LINES = 4096;
    private static final long WAIT_FOR_ROOM_SECONDS = 5;
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final FileChannel file;
    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(QUEUED_LINES);
    private final Thread writer = new Thread(this::write, "audit-writer");
    private volatile boolean closed;
    private volatile @Nullable IOException failure;

    private QueuedAuditLog(FileChannel file) {
        this.file = file;
    }

    public static QueuedAuditLog open(Path path) throws IOException {
        QueuedAuditLog log =
                new QueuedAuditLog(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        log.writer.setDaemon(true);
        log.writer.start();
        return log;
    }

    @Override
    public void record(String line) throws IOException {
        IOException broken = failure;
        if (broken != null) {
            throw new IOException("The audit file cannot be written any more.", broken);
        }
        try {
            if (closed || !waiting.offer(line, WAIT_FOR_ROOM_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(closed ? "The audit log is closed." : "The audit file's disk cannot follow.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for room in the audit queue.", e);
        }
    }

    private void write() {
        List<String> batch = new ArrayList<>(QUEUED_LINES);
        try {
            while (!closed || !waiting.isEmpty()) {
                String first = waiting.poll(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch);
                    append(batch);
                    batch.clear();
                }
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            failure = new IOException("The audit writer was interrupted.", e);
        }
    }

    private void append(List<String> batch) throws IOException {
        ByteBuffer bytes = UTF_8.encode(String.join("\n", batch) + "\n");
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        file.close();
        IOException broken = failure;
        if (broken != null) {
            throw new IOException("Lines of the audit file may be missing.", broken);
        }
    }
}
