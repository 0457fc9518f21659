package dev.headroom.benchmarks.planted.plant;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Every plant that needs no more than a few lines. Those that need more are beside. */
public final class Plants {

    /** What a chosen request waits for, beside ordinary ones of about a millisecond. */
    public static final long WAIT_NANOS = 120_000_000;

    private static final long BURST_NANOS = 150_000_000;
    private static final int LIVE_OBJECTS = 3_000_000;
    private static final int BURNERS_PER_PROCESSOR = 8;
    private static final ThreadFactory DAEMONS = task -> {
        var thread = new Thread(task, "planted");
        thread.setDaemon(true);
        return thread;
    };

    private Plants() {}

    /** Full collections of a heap with millions of live objects. */
    public static Plant fullCollections(Bed bed) {
        List<Object> live = new ArrayList<>(LIVE_OBJECTS);
        for (int i = 0; i < LIVE_OBJECTS; i++) {
            live.add(new long[] {i, bed.seed()});
        }
        return new Timer(bed, () -> {
            long start = System.nanoTime();
            System.gc();
            bed.stalled(start, System.nanoTime());
            if (live.isEmpty()) {
                throw new IllegalStateException("The heap is live until the end");
            }
        });
    }

    /** A monitor that everybody needs for a moment and an export holds for long. */
    public static Plant convoy() {
        return new Plant() {
            private final Object orders = new Object();
            private long entered;

            @Override
            public long work(boolean chosen) {
                long start = System.nanoTime();
                synchronized (orders) {
                    entered++;
                    return System.nanoTime() - start;
                }
            }

            @Override
            public void export() {
                synchronized (orders) {
                    entered++;
                    Burn.sleep(WAIT_NANOS);
                }
            }
        };
    }

    /** Tasks for an executor with one thread, which an export's tasks hold for long. */
    public static Plant exhaustedExecutor() {
        ExecutorService executor = Executors.newFixedThreadPool(1, DAEMONS);
        return new Plant() {
            @Override
            public long work(boolean chosen) throws Exception {
                long start = System.nanoTime();
                return executor.submit(() -> System.nanoTime() - start).get();
            }

            @Override
            public void export() throws Exception {
                executor.submit(() -> Burn.sleep(WAIT_NANOS)).get();
            }

            @Override
            public void close() {
                executor.shutdownNow();
            }
        };
    }

    /** Work of a timer that wants every processor for a while. */
    public static Plant bursts(Bed bed) {
        int burners = Runtime.getRuntime().availableProcessors() * BURNERS_PER_PROCESSOR;
        ExecutorService executor = Executors.newFixedThreadPool(burners, DAEMONS);
        return new Timer(bed, () -> {
            long start = System.nanoTime();
            var done = new CountDownLatch(burners);
            for (int i = 0; i < burners; i++) {
                executor.execute(() -> {
                    Burn.until(start + BURST_NANOS);
                    done.countDown();
                });
            }
            await(done);
            bed.stalled(start, System.nanoTime());
        });
    }

    /** Statements that take long for a few keys. */
    public static Plant slowSql() throws SQLException {
        return Database.slowStatements();
    }

    /** A pool of one connection, which an export holds for long. */
    public static Plant smallPool() throws SQLException {
        return Database.onlyConnection();
    }

    private static void await(CountDownLatch done) {
        try {
            done.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
