package dev.headroom.benchmarks.planted.plant;

/** Notices when the whole process stood still: a thread that wakes every millisecond did not. */
final class StallWatch implements Plant {

    private static final long BEAT_NANOS = 1_000_000;
    private static final long STALL_NANOS = 8_000_000;

    private volatile boolean closed;

    @SuppressWarnings("ThreadPriorityCheck") // what watches for stalls must not be the one that waits
    StallWatch(Bed bed) {
        var thread = new Thread(() -> watch(bed), "planted-watch");
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
    }

    private void watch(Bed bed) {
        long last = System.nanoTime();
        while (!closed) {
            Burn.sleep(BEAT_NANOS);
            long now = System.nanoTime();
            if (now - last > STALL_NANOS) {
                bed.stalled(last, now);
            }
            last = now;
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
