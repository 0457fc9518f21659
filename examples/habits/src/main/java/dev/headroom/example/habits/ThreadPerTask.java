package dev.headroom.example.habits;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** What an order's parcels cost to send, worked out at the same time: in a thread made for each, or in threads that stay. */
final class ThreadPerTask implements Pair, AutoCloseable {

    private static final int PARCELS = 24;
    private static final int THREADS = 4;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @Override
    public String rule() {
        return "thread-per-task";
    }

    @Override
    public String bad(int number) throws InterruptedException {
        var quotes = new Quotes(number);
        for (int parcel = 1; parcel <= PARCELS; parcel++) {
            int weight = parcel;
            new Thread(() -> quotes.add(weight)).start(); // planted: thread-per-task
        }
        return quotes.total();
    }

    @Override
    public String fixed(int number) throws InterruptedException {
        var quotes = new Quotes(number);
        for (int parcel = 1; parcel <= PARCELS; parcel++) {
            int weight = parcel;
            threads.execute(() -> quotes.add(weight));
        }
        return quotes.total();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Gathered from several threads. */
    private static final class Quotes {

        private final int distance;
        private final AtomicLong cents = new AtomicLong();
        private final CountDownLatch missing = new CountDownLatch(PARCELS);

        Quotes(int distance) {
            this.distance = distance;
        }

        void add(int weight) {
            cents.addAndGet(390 + 12L * distance * weight);
            missing.countDown();
        }

        String total() throws InterruptedException {
            missing.await();
            return cents + " cents";
        }
    }
}
