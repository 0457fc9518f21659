package dev.headroom.reader.jfr;

import dev.headroom.profile.StackTable;
import dev.headroom.reader.internal.Input;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Folds the chunks to come on other threads, while one takes them in the order of the file.
 *
 * <p>The first chunk is folded into the recording's own table, which is let alone until that chunk has been taken; each other
 * one into a table of its own, to be added in order, so that every stack gets the id that it would get from one thread. Only
 * whole chunks are read ahead: at anything else this stops, and who takes the chunks meets it in its turn. Of what is read
 * ahead there are a few chunks at most, and few bytes. One thread takes and closes.
 */
final class ChunksAhead implements Closeable {

    /** Chunks larger than this together are not read at the same time: their dictionaries may be as large. */
    private static final long MOST_BYTES = 128L << 20;

    private final ChunkReader heads;
    private final StackTable first;
    private final int threads;
    private final Deque<Ahead> ahead = new ArrayDeque<>();
    private final List<ChunkReader> readers = new ArrayList<>();
    private final BlockingQueue<ChunkReader> idle = new LinkedBlockingQueue<>();
    private final ExecutorService pool;
    private long aheadBytes;
    private long next;

    private record Ahead(ChunkHeader header, Future<FoldedChunk> folded) {}

    private ChunksAhead(ChunkReader heads, StackTable first, int threads) {
        this.heads = heads;
        this.first = first;
        this.threads = threads;
        pool = Executors.newFixedThreadPool(threads, daemons());
    }

    /**
     * Begins where the file begins.
     *
     * @param first the table for the first chunk
     * @param threads that read, at least one
     */
    static ChunksAhead of(Input input, StackTable first, int threads) throws IOException {
        var ahead = new ChunksAhead(ChunkReader.open(input), first, threads);
        boolean opened = false;
        try {
            for (int i = 0; i < threads; i++) {
                ahead.readers.add(ChunkReader.open(input));
            }
            ahead.idle.addAll(ahead.readers);
            opened = true;
            return ahead;
        } finally {
            if (!opened) {
                ahead.close();
            }
        }
    }

    private static ThreadFactory daemons() {
        return task -> {
            var thread = new Thread(task, "headroom-chunk-reader");
            thread.setDaemon(true);
            return thread;
        };
    }

    /** What the chunk holds that begins at {@code position}, or null if it was not read ahead. */
    @Nullable
    FoldedChunk take(long position) throws IOException {
        readAhead();
        Ahead head = ahead.peek();
        if (head == null || head.header().start() != position) {
            return null;
        }
        FoldedChunk folded = result(head.folded());
        ahead.remove();
        aheadBytes -= head.header().size();
        readAhead();
        return folded;
    }

    private void readAhead() {
        while (ahead.size() <= threads) {
            ChunkHeader header = wholeChunk(next);
            if (header == null || (!ahead.isEmpty() && aheadBytes + header.size() > MOST_BYTES)) {
                return;
            }
            StackTable table = next == 0 ? first : new StackTable();
            ahead.add(new Ahead(header, pool.submit(() -> fold(header, table))));
            aheadBytes += header.size();
            next += header.size();
        }
    }

    private @Nullable ChunkHeader wholeChunk(long position) {
        if (position >= heads.cursor().fileSize()) {
            return null;
        }
        try {
            ChunkHeader header = heads.header(position);
            return header.isWholeIn(heads.cursor().fileSize()) ? header : null;
        } catch (IOException e) {
            return null; // Whoever takes it in its turn meets the same, and tells.
        }
    }

    private FoldedChunk fold(ChunkHeader header, StackTable table) throws InterruptedException {
        ChunkReader reader = idle.take();
        try {
            return reader.fold(header, table);
        } finally {
            idle.add(reader);
        }
    }

    private static FoldedChunk result(Future<FoldedChunk> folded) throws IOException {
        try {
            return folded.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var interrupted = new InterruptedIOException("Reading was interrupted");
            interrupted.initCause(e);
            throw interrupted;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException bug) {
                throw bug;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e);
        }
    }

    /** Ends the reading of what was not taken. */
    @Override
    public void close() throws IOException {
        pool.shutdownNow();
        try (heads) {
            pool.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            for (ChunkReader reader : readers) {
                reader.close();
            }
        }
    }
}
