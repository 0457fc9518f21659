package dev.headroom.benchmarks.planted.plant;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something to the whole process every so often, from a thread of its own. */
final class Timer implements Plant {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "planted-timer");
        thread.setDaemon(true);
        return thread;
    });

    Timer(Bed bed, Runnable task) {
        var unused = timer.scheduleAtFixedRate(task, bed.phaseMillis(), Bed.EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
