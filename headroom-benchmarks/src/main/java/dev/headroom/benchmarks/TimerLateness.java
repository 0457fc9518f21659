package dev.headroom.benchmarks;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.PercentileSummary;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The peer for lateness: the JDK's own timer, a {@link ScheduledThreadPoolExecutor} with one thread at a fixed rate. */
final class TimerLateness implements Runnable {

    private final DurationHistogram lateness = new DurationHistogram();
    private final CountDownLatch left;
    private final long startNanos;
    private final long gapNanos;
    private long index;

    private TimerLateness(long startNanos, long gapNanos, int starts) {
        this.startNanos = startNanos;
        this.gapNanos = gapNanos;
        this.left = new CountDownLatch(starts);
    }

    /** How late the timer ran a task that does nothing. */
    static PercentileSummary measure(double ratePerSecond, Duration window) throws InterruptedException {
        long gapNanos = Math.round(1e9 / ratePerSecond);
        long delayNanos = TimeUnit.MILLISECONDS.toNanos(10);
        var timer = new ScheduledThreadPoolExecutor(1);
        var task = new TimerLateness(
                System.nanoTime() + delayNanos, gapNanos, Math.toIntExact(window.toNanos() / gapNanos));
        try {
            var repeated = timer.scheduleAtFixedRate(task, delayNanos, gapNanos, TimeUnit.NANOSECONDS);
            task.left.await();
            repeated.cancel(false);
        } finally {
            timer.shutdown();
            timer.awaitTermination(1, TimeUnit.SECONDS);
        }
        return task.lateness.summary();
    }

    @Override
    public void run() {
        if (left.getCount() == 0) {
            return;
        }
        lateness.recordNanos(Math.max(0, System.nanoTime() - (startNanos + index++ * gapNanos)));
        left.countDown();
    }
}
