package dev.headroom.load.internal.engine;

import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadPlan;
import dev.headroom.measure.NanoClock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/** A loop with a thread of its own, which makes it, runs it and closes it. */
final class LoopThread {

    private final ExecutorService thread;
    private final LoadLoop loop;
    private final long threadId;

    private LoopThread(ExecutorService thread, LoadLoop loop, long threadId) {
        this.thread = thread;
        this.loop = loop;
        this.threadId = threadId;
    }

    static LoopThread start(LoadPlan plan, Target target, NanoClock clock, Share share) throws InvalidLoadException {
        ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
            var made = new Thread(task, "headroom-load-" + (share.index() + 1));
            made.setDaemon(true);
            return made;
        });
        Future<LoopThread> started = thread.submit(() -> new LoopThread(
                thread,
                LoadLoop.of(plan, target, target.transport(), clock, share),
                Thread.currentThread().getId()));
        try {
            return result(started);
        } catch (ExecutionException e) {
            thread.shutdown();
            if (e.getCause() instanceof InvalidLoadException invalid) {
                throw invalid;
            }
            throw new IllegalStateException("A loop of the load could not be made", e.getCause());
        }
    }

    /** For what may be asked of a loop from another thread while it rests. */
    LoadLoop loop() {
        return loop;
    }

    long threadId() {
        return threadId;
    }

    /** Begins a task over the loop; its result waits for the end. */
    <T> Supplier<T> submit(Function<LoadLoop, T> task) {
        Future<T> running = thread.submit(() -> task.apply(loop));
        return () -> {
            try {
                return result(running);
            } catch (ExecutionException e) {
                throw new IllegalStateException("A loop of the load broke down", e.getCause());
            }
        };
    }

    void close() {
        Supplier<Boolean> closing = submit(ended -> {
            ended.close();
            return true;
        });
        var unused = closing.get();
        thread.shutdown();
    }

    /** A loop ends its task soon after the load is stopped, which an interrupted owner sees to; so this waits it out. */
    private static <T> T result(Future<T> running) throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return running.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
