package dev.headroom.load.internal.check;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.util.function.LongSupplier;

/**
 * When one thread was ready to run and had no processor: the evidence that tells a late generator from a crowded host.
 * Linux counts it per thread, as the second field of {@code /proc/thread-self/schedstat} (nanoseconds spent waiting on a
 * run queue; Documentation/scheduler/sched-stats.rst). Elsewhere no wait is ever seen, and {@link #known()} says so.
 *
 * <p>The count is read at most once a millisecond, since reading it costs microseconds, and the last second of readings is
 * kept. Not thread-safe; the thread that makes it is the one that is watched.
 */
public final class RunQueueWaits implements AutoCloseable {

    /** Shortest time between two readings. */
    public static final long PERIOD_NANOS = 1_000_000;

    private static final int KEPT = 1024;

    private final LongSupplier waitedNanos;
    private final AutoCloseable source;
    private final boolean known;
    private final long[] readAtNanos = new long[KEPT];
    private final long[] readings = new long[KEPT];
    private long count;

    private RunQueueWaits(LongSupplier waitedNanos, AutoCloseable source, boolean known) {
        this.waitedNanos = waitedNanos;
        this.source = source;
        this.known = known;
    }

    /** Watches the calling thread. */
    public static RunQueueWaits ofThisThread() {
        try {
            var file = new RandomAccessFile("/proc/thread-self/schedstat", "r");
            var line = new byte[80];
            return new RunQueueWaits(() -> read(file, line), file, true);
        } catch (FileNotFoundException e) {
            return new RunQueueWaits(() -> 0, () -> {}, false); // No such count here: known() tells.
        }
    }

    /** By a given count that only grows. */
    public static RunQueueWaits of(LongSupplier waitedNanos) {
        return new RunQueueWaits(waitedNanos, () -> {}, true);
    }

    /** Whether this system counts such waits. */
    public boolean known() {
        return known;
    }

    /** Reads the count, unless that was done within the last millisecond. */
    public void sample(long nowNanos) {
        int newest = (int) ((count - 1) & (KEPT - 1));
        if (known && (count == 0 || nowNanos - readAtNanos[newest] >= PERIOD_NANOS)) {
            int next = (int) (count++ & (KEPT - 1));
            readAtNanos[next] = nowNanos;
            readings[next] = waitedNanos.getAsLong();
        }
    }

    /** Time waited between an instant and the last reading; up to a period too much, never too little. */
    public long sinceNanos(long instantNanos) {
        if (count == 0) {
            return 0;
        }
        long newest = count - 1;
        long at = newest;
        long oldest = Math.max(0, count - KEPT);
        while (at > oldest && readAtNanos[(int) (at & (KEPT - 1))] > instantNanos) {
            at--;
        }
        return readings[(int) (newest & (KEPT - 1))] - readings[(int) (at & (KEPT - 1))];
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (Exception e) { // AutoCloseable's own signature; a file of /proc has nothing to flush
            throw new IllegalStateException("/proc/thread-self/schedstat did not close", e);
        }
    }

    private static long read(RandomAccessFile file, byte[] line) {
        try {
            file.seek(0);
            return secondNumber(line, file.read(line));
        } catch (IOException e) {
            throw new UncheckedIOException("/proc/thread-self/schedstat could not be read again", e);
        }
    }

    /** Of numbers with a blank between them; 0 where there is no second one. */
    static long secondNumber(byte[] line, int length) {
        int at = 0;
        while (at < length && line[at] != ' ') {
            at++;
        }
        long number = 0;
        for (at++; at < length && line[at] >= '0' && line[at] <= '9'; at++) {
            number = number * 10 + (line[at] - '0');
        }
        return number;
    }

    /** The part of a lateness in which this thread was ready and had no processor; short ones are not worth a reading. */
    public long delaying(long readyNanos, long nowNanos) {
        long late = nowNanos - readyNanos;
        if (late < PERIOD_NANOS) {
            return 0;
        }
        sample(nowNanos);
        return Math.min(late, sinceNanos(readyNanos));
    }
}
