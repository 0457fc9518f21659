package dev.headroom.cli.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, turned into an orderly end: what runs is stopped, what was measured is written and shown, and only then does the
 * process go. Until a command {@link #listen}s, Ctrl-C ends the process at once, as it does everywhere.
 *
 * <p>Assumes that the thread which listens does the work and closes. Guarantees that a stopper runs at most once, and
 * that the JVM waits for {@link #close} for at most 30 s.
 */
public final class Interruption implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupted, "headroom-interrupted");
    private Runnable stopper = () -> {};
    private boolean listening;
    private boolean requested;

    /**
     * From now on the process waits for {@link #close}; until told otherwise the calling thread is interrupted. Of several runs
     * each may begin with it.
     */
    public synchronized void listen() {
        stopWith(Thread.currentThread()::interrupt);
        if (!listening) {
            Runtime.getRuntime().addShutdownHook(hook);
            listening = true;
        }
    }

    /** Whether the process was asked to end. */
    public synchronized boolean requested() {
        return requested;
    }

    /** From now on, this is how the work is stopped; runs at once if the request is already there. */
    public synchronized void stopWith(Runnable newStopper) {
        stopper = newStopper;
        if (requested) {
            stopper.run();
        }
    }

    /** @throws InterruptedException if the process was asked to end */
    public void check() throws InterruptedException {
        if (requested()) {
            throw new InterruptedException("Headroom was asked to end");
        }
    }

    private void interrupted() {
        synchronized (this) {
            requested = true;
            stopper.run();
        }
        try {
            if (!closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println(
                        "headroom: gave up writing after " + PATIENCE.toSeconds() + " s; the run is incomplete");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        if (listening() && !requested()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private synchronized boolean listening() {
        return listening;
    }
}
