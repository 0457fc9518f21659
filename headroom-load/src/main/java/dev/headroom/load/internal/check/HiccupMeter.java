package dev.headroom.load.internal.check;

import dev.headroom.measure.DurationHistogram;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how late the host wakes an idle thread: one that asks to be parked for a millisecond, again and again, and
 * records by how much it overslept (the idea of jHiccup). What it sees, every thread on this host may have suffered.
 */
public final class HiccupMeter implements AutoCloseable {

    private static final long PARK_NANOS = Duration.ofMillis(1).toNanos();

    private final DurationHistogram oversleeps = new DurationHistogram();
    private final Thread thread = new Thread(this::measure, "headroom-hiccups");
    private volatile boolean closed;

    private HiccupMeter() {}

    public static HiccupMeter start() {
        var meter = new HiccupMeter();
        meter.thread.setDaemon(true);
        meter.thread.start();
        return meter;
    }

    /** Stops measuring; the histogram is whole from here on. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // The thread ends within a millisecond; the interrupt is handed on below.
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How much longer than asked each sleep took; read it after closing. */
    public DurationHistogram oversleeps() {
        return oversleeps;
    }

    private void measure() {
        while (!closed) {
            long start = System.nanoTime();
            LockSupport.parkNanos(PARK_NANOS);
            long overslept = System.nanoTime() - start - PARK_NANOS;
            if (!closed) {
                oversleeps.recordNanos(Math.max(0, overslept));
            }
        }
    }
}
