package dev.headroom.agent;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Threads that ask a victim for one path again and again, until they are closed. */
final class Clients implements AutoCloseable {
    private static final int THREADS = 3;
    private static final long PATIENCE_SECONDS = 30;

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong answered = new AtomicLong();
    private volatile boolean closed;

    Clients(VictimJvm jvm, String path) {
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> ask(jvm, path), "client " + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void ask(VictimJvm jvm, String path) {
        HttpClient client = HttpClient.newHttpClient();
        try {
            while (!closed) {
                jvm.get(client, path, VictimJvm.TRACEPARENT);
                synchronized (answered) {
                    answered.incrementAndGet();
                    answered.notifyAll();
                }
            }
        } catch (IOException | InterruptedException failed) {
            if (!closed) {
                throw new AssertionError("The victim does not answer " + path, failed);
            }
        }
    }

    /** Returns when so many more requests have been answered. */
    void awaitMore(int requests) throws InterruptedException, TimeoutException {
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (answered) {
            long goal = answered.get() + requests;
            while (answered.get() < goal) {
                long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
                if (leftMillis <= 0) {
                    throw new TimeoutException("Only " + answered + " of " + goal + " requests were answered.");
                }
                answered.wait(leftMillis);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
