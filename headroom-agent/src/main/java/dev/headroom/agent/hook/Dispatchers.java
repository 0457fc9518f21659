package dev.headroom.agent.hook;

import dev.headroom.agent.event.DispatchEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Threads that hand tasks to executors while they work for no request, as a server's selector does: what they wait for a
 * processor is waited for by requests that no thread has taken up yet. Known are the first {@value #MOST} that handed over
 * {@value #OFTEN} tasks. Told while somebody watches; then it costs a reading of a small file for each of them and watch.
 */
public final class Dispatchers {
    private static final int MOST = 8;
    private static final int OFTEN = 20;

    /** Waits shorter than this are those of any thread that wakes. */
    private static final long TOLD_NANOS = 200_000;

    private static final List<Dispatcher> KNOWN = new CopyOnWriteArrayList<>();
    private static volatile boolean watched;
    private static long readNanos;

    private Dispatchers() {}

    private static final class Dispatcher {
        private final ThreadFiles files = new ThreadFiles();
        private long runQueueNanos = files.runQueueNanos();
    }

    /** Counts from now on; {@link #tell} is going to be called by the same thread. */
    public static void watch() {
        readNanos = System.nanoTime();
        KNOWN.forEach(dispatcher -> dispatcher.runQueueNanos = dispatcher.files.runQueueNanos());
        watched = true;
    }

    /** Nobody wants to know any more. */
    public static void unwatch() {
        watched = false;
    }

    /** Called by a thread outside of requests that hands a task over. */
    static void handsOver(ThreadState state) {
        if (watched
                && state.handedOver < OFTEN
                && ++state.handedOver == OFTEN
                && KNOWN.size() < MOST
                && !ThreadMeter.isVirtual()) {
            Dispatcher dispatcher = new Dispatcher();
            if (dispatcher.runQueueNanos >= 0) {
                KNOWN.add(dispatcher);
            }
        }
    }

    /** Writes what each has waited since the last call. */
    public static void tell() {
        long now = System.nanoTime();
        boolean ended = false;
        for (Dispatcher dispatcher : KNOWN) {
            long waited = dispatcher.files.runQueueNanos();
            long sinceLast = waited - dispatcher.runQueueNanos;
            dispatcher.runQueueNanos = waited;
            ended |= waited < 0;
            if (sinceLast >= TOLD_NANOS) {
                DispatchEvent event = new DispatchEvent();
                event.interval = now - readNanos;
                event.runQueueTime = sinceLast;
                event.commit();
            }
        }
        if (ended) {
            KNOWN.removeIf(dispatcher -> dispatcher.runQueueNanos < 0);
        }
        readNanos = now;
    }
}
