package dev.headroom.load.internal.engine;

import dev.headroom.load.Arrivals;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadFailedException.Reason;
import dev.headroom.load.LoadPlan;
import dev.headroom.measure.NanoClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * The loops of one load. The first runs on the calling thread, each further one on a thread of its own; they share nothing
 * while a phase runs but the instant it began at and the word that it is over, and their counts are added when it is.
 *
 * <p><b>Threads.</b> The thread that makes them owns them and makes every call but {@link #stop()}, which any thread may.
 */
public final class LoadLoops implements AutoCloseable {

    /** From the decision to begin a phase to its start: time for the other threads to get ready. */
    private static final long LEAD_NANOS = Duration.ofMillis(5).toNanos();

    private final LoadPlan plan;
    private final NanoClock clock;
    private final LoadLoop first;
    private final List<LoopThread> others;

    private LoadLoops(LoadPlan plan, NanoClock clock, LoadLoop first, List<LoopThread> others) {
        this.plan = plan;
        this.clock = clock;
        this.first = first;
        this.others = List.copyOf(others);
    }

    /** As many as the plan says, but none without a connection. */
    public static LoadLoops of(LoadPlan plan, Target target, NanoClock clock) throws InvalidLoadException {
        int count = Math.min(plan.driving().loops(), plan.limits().connections());
        LoadLoop first = LoadLoop.of(plan, target, target.transport(), clock, new Share(0, count));
        List<LoopThread> others = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            others.add(LoopThread.start(plan, target, clock, new Share(i, count)));
        }
        return new LoadLoops(plan, clock, first, others);
    }

    /** Opens the first connections; false, with {@link #failure()}, if one loop could open none within a second. */
    public boolean open() {
        return onAll(loop -> loop.open()).stream().allMatch(opened -> opened);
    }

    /** One for each loop. */
    public List<PhaseRecorder> recorders(int bound) {
        List<PhaseRecorder> recorders = new ArrayList<>();
        for (int i = 0; i <= others.size(); i++) {
            recorders.add(new PhaseRecorder(plan, new RequestStore(Math.max(1, bound / (others.size() + 1)))));
        }
        return recorders;
    }

    /** A phase; {@code endsAfterWindow} is asked at the end of each window, by the first loop for all. */
    public LoadPhase phase(
            Arrivals arrivals,
            Duration length,
            List<PhaseRecorder> recorders,
            Duration window,
            BooleanSupplier endsAfterWindow) {
        long seed = first.scheduleSeed();
        var end = new SharedEnd();
        List<Phase> phases = new ArrayList<>();
        // Every loop draws the whole schedule from the same numbers, and takes its share.
        phases.add(first.phase(
                arrivals, length, recorders.get(0), window, endsAfterWindow, new SplittableRandom(seed), end));
        for (int i = 0; i < others.size(); i++) {
            LoadLoop loop = others.get(i).loop();
            phases.add(loop.phase(
                    arrivals, length, recorders.get(i + 1), window, () -> false, new SplittableRandom(seed), end));
        }
        return new LoadPhase(phases);
    }

    /** Runs a phase to its end and through its drain; the worst of the endings. */
    public LoadLoop.Ending run(LoadPhase phase) {
        if (others.isEmpty()) {
            return first.run(phase.of(0));
        }
        long start = clock.nanoTime() + LEAD_NANOS;
        List<Supplier<LoadLoop.Ending>> running = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            Phase part = phase.of(i + 1);
            running.add(others.get(i).submit(loop -> loop.run(part, start)));
        }
        LoadLoop.Ending worst = first.run(phase.of(0), start);
        if (worst == LoadLoop.Ending.STOPPED) {
            stop(); // An interrupt reaches the owner alone.
        }
        for (Supplier<LoadLoop.Ending> other : running) {
            LoadLoop.Ending ending = other.get();
            worst = ending.compareTo(worst) > 0 ? ending : worst;
        }
        return worst;
    }

    /** Ends the running phase as soon as possible, without its drain, and every later one at once. */
    public void stop() {
        first.stop();
        others.forEach(other -> other.loop().stop());
    }

    /** Why the load could not go on; empty while it can. */
    public Optional<Reason> failure() {
        return first.failure().or(() -> others.stream()
                .flatMap(other -> other.loop().failure().stream())
                .findFirst());
    }

    /** Why connections that were taken were of no use; goes on where the target's name ends. */
    public Optional<String> handshakeFault() {
        return first.handshakeFault().or(() -> others.stream()
                .flatMap(other -> other.loop().handshakeFault().stream())
                .findFirst());
    }

    public long bytesSent() {
        return sum(LoadLoop::bytesSent);
    }

    public long bytesReceived() {
        return sum(LoadLoop::bytesReceived);
    }

    public int connectionsOpened() {
        return (int) sum(LoadLoop::connectionsOpened);
    }

    /** The threads that drive them; the calling one first. */
    public long[] threadIds() {
        return LongStream.concat(
                        LongStream.of(Thread.currentThread().getId()),
                        others.stream().mapToLong(LoopThread::threadId))
                .toArray();
    }

    @Override
    public void close() {
        first.close();
        others.forEach(LoopThread::close);
    }

    private long sum(ToLongFunction<LoadLoop> count) {
        return count.applyAsLong(first)
                + others.stream()
                        .mapToLong(other -> count.applyAsLong(other.loop()))
                        .sum();
    }

    private <T> List<T> onAll(Function<LoadLoop, T> task) {
        List<Supplier<T>> running = new ArrayList<>();
        others.forEach(other -> running.add(other.submit(task)));
        List<T> results = new ArrayList<>();
        results.add(task.apply(first));
        running.forEach(result -> results.add(result.get()));
        return results;
    }
}
