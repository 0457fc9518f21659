package dev.headroom.agent.hook;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What the agent saw and what failed, since it was installed; one per JVM, because so are the hooks. Thread-safe. Only
 * the first failure is described and printed; the others are counted.
 */
public final class Tally {
    public static final Tally OF_THIS_JVM = new Tally(System.err);

    private final LongAdder requests = new LongAdder();
    private final LongAdder requestsDone = new LongAdder();
    private final LongAdder sqlExecutions = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();
    private final ConcurrentHashMap<String, String> hooks = new ConcurrentHashMap<>();
    private final PrintStream err;

    private Tally(PrintStream err) {
        this.err = err;
    }

    void request() {
        requests.increment();
    }

    void requestDone() {
        requestsDone.increment();
    }

    void sqlExecution() {
        sqlExecutions.increment();
    }

    /** Counts what went wrong at {@code place}; never throws, whatever {@code cause} does when it is described. */
    public void failure(String place, Throwable cause) {
        try {
            failures.increment();
            if (firstFailure.get() == null) {
                String text = place + ": " + describe(cause);
                if (firstFailure.compareAndSet(null, text)) {
                    err.println("headroom-agent: gave up at " + text + " (the application is not affected)");
                }
            }
        } catch (Throwable hopeless) { // out of memory or stack: the count above is all that can be done
            failures.increment();
        }
    }

    private static String describe(Throwable cause) {
        try {
            return cause.toString().replace('\n', ' ').replace('\r', ' ');
        } catch (Throwable hostile) { // a message that cannot be asked for: the class is told instead
            return cause.getClass().getName();
        }
    }

    public void hooked(String hook) {
        hooks.putIfAbsent(hook, hook);
    }

    public long requests() {
        return requests.sum();
    }

    /** Requests whose dispatching thread is still inside; exact once the server is idle. */
    public long requestsInFlight() {
        long done = requestsDone.sum();
        return Math.max(0, requests.sum() - done);
    }

    public long sqlExecutions() {
        return sqlExecutions.sum();
    }

    public long failures() {
        return failures.sum();
    }

    /** Empty when nothing failed. */
    public String firstFailure() {
        String first = firstFailure.get();
        return first == null ? "" : first;
    }

    /** Comma separated, in alphabetical order. */
    public String hooks() {
        String[] names = hooks.keySet().toArray(new String[0]);
        Arrays.sort(names);
        return String.join(",", names);
    }
}
