package dev.headroom.load.internal.engine;

import dev.headroom.load.LoadProgress;
import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.Percentile;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener once a second how a phase goes, from a thread of its own: a slow listener delays no request. A listener
 * that throws hears nothing more of that phase.
 */
public final class ProgressReporter {

    private static final long PERIOD_NANOS = Duration.ofSeconds(1).toNanos();

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "headroom-progress");
        thread.setDaemon(true);
        return thread;
    });
    private final List<PhaseRecorder> recorders;
    private final Duration total;
    private final Consumer<LoadProgress> listener;
    private final long startNanos = System.nanoTime();
    private long lastNanos = startNanos;
    private long lastAnswered;
    private final @Nullable Histogram[] recycled;

    private ProgressReporter(List<PhaseRecorder> recorders, Duration total, Consumer<LoadProgress> listener) {
        this.recorders = List.copyOf(recorders);
        recycled = new Histogram[recorders.size()];
        this.total = total;
        this.listener = listener;
    }

    /** @param recorders one for each loop of the phase */
    public static ProgressReporter start(
            List<PhaseRecorder> recorders, Duration total, Consumer<LoadProgress> listener) {
        var reporter = new ProgressReporter(recorders, total, listener);
        var unused = reporter.executor.scheduleAtFixedRate(
                reporter::report, PERIOD_NANOS, PERIOD_NANOS, TimeUnit.NANOSECONDS);
        return reporter;
    }

    public void close() {
        executor.shutdownNow();
    }

    private void report() {
        var times = new DurationHistogram();
        long answered = 0;
        long errors = 0;
        for (int i = 0; i < recycled.length; i++) {
            PhaseRecorder recorder = recorders.get(i);
            Histogram interval = recorder.live().getIntervalHistogram(recycled[i]);
            recycled[i] = interval;
            times.addNanoCounts(interval);
            answered += recorder.answered();
            errors += recorder.errors();
        }
        long now = System.nanoTime();
        double rate = (answered - lastAnswered) * 1e9 / Math.max(1, now - lastNanos);
        lastNanos = now;
        lastAnswered = answered;
        listener.accept(new LoadProgress(
                Duration.ofNanos(now - startNanos),
                total,
                rate,
                times.nanosAt(Percentile.P50),
                times.nanosAt(Percentile.P95),
                times.nanosAt(Percentile.P99),
                answered,
                errors));
    }
}
