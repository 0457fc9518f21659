package dev.headroom.agent.hook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of work that somebody in this JVM asked to have counted: what its thread does from opening to closing, and the
 * tasks that it hands to executors, and those hand on. Thread-safe.
 */
final class Window {
    private static final long UNKNOWN = -1;

    /** Statements and places told apart; whoever makes more has more to see than a test could show. */
    private static final int MOST_GROUPS = 1_000;

    private final boolean detailed;
    private final Thread owner = Thread.currentThread();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final long failuresAtStart = Tally.OF_THIS_JVM.failures();
    private final @Nullable Window outer;
    private long allocatedBytesAtStart;
    private long cpuNanosAtStart;
    private long executions;
    private long executionsElsewhere;
    private long executionsUngrouped;
    private long tasks;
    private long tasksUnfinished;
    private long tasksForgotten;
    private long taskAllocatedBytes;
    private long taskCpuNanos;
    private boolean overlapped;

    /** Executions of one statement from one place. */
    private static final class Group {
        private final String statement;
        private final String frames;
        private final String thread;
        private final boolean elsewhere;
        private long count;

        private Group(String statement, String frames, String thread, boolean elsewhere) {
            this.statement = statement;
            this.frames = frames;
            this.thread = thread;
            this.elsewhere = elsewhere;
        }
    }

    /**
     * @param detailed whether statements are told with their places, which allocates on the thread that executes them
     * @param outer the window that this one interrupts on its thread
     */
    Window(boolean detailed, @Nullable Window outer) {
        this.detailed = detailed;
        this.outer = outer;
    }

    /** Called last before the work begins. */
    void begin() {
        cpuNanosAtStart = ThreadMeter.cpuNanos();
        allocatedBytesAtStart = ThreadMeter.allocatedBytes();
    }

    @Nullable
    Window outer() {
        return outer;
    }

    boolean isDetailed() {
        return detailed;
    }

    void requireOwner() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("A window is closed by the thread that opened it, " + owner.getName()
                    + ", not by " + Thread.currentThread().getName());
        }
    }

    synchronized void overlaps() {
        overlapped = true;
    }

    /** @param statement normalised, empty where unknown; not looked at unless this window is detailed */
    synchronized void executed(String statement, String frames, boolean elsewhere) {
        if (elsewhere) {
            executionsElsewhere++;
        } else {
            executions++;
        }
        if (!detailed) {
            return;
        }
        String key = elsewhere + "\n" + statement + "\n" + frames;
        Group group = groups.get(key);
        if (group == null) {
            if (groups.size() >= MOST_GROUPS) {
                executionsUngrouped++;
                return;
            }
            group = new Group(statement, frames, Thread.currentThread().getName(), elsewhere);
            groups.put(key, group);
        }
        group.count++;
    }

    synchronized void taskSubmitted() {
        tasks++;
        tasksUnfinished++;
    }

    synchronized void taskForgotten() {
        tasksForgotten++;
    }

    /** A task that its executor refused, or that is run by a thread which is in a window already. */
    synchronized void taskGone() {
        tasksUnfinished--;
        notifyAll();
    }

    synchronized void taskDone(long allocatedBytes, long cpuNanos) {
        taskAllocatedBytes = sum(taskAllocatedBytes, allocatedBytes);
        taskCpuNanos = sum(taskCpuNanos, cpuNanos);
        taskGone();
    }

    /**
     * Ends it on its own thread, then waits for its tasks as long as {@code patienceNanos} allows.
     *
     * @return what was counted, in the form of an answer to a command
     */
    Properties end(long patienceNanos) throws InterruptedException {
        long allocatedBytes = ThreadMeter.since(allocatedBytesAtStart, ThreadMeter.allocatedBytes());
        long cpuNanos = ThreadMeter.since(cpuNanosAtStart, ThreadMeter.cpuNanos());
        synchronized (this) {
            await(patienceNanos);
            return answer(sum(allocatedBytes, taskAllocatedBytes), sum(cpuNanos, taskCpuNanos));
        }
    }

    private void await(long patienceNanos) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + patienceNanos;
        for (long left = patienceNanos; tasksUnfinished > 0 && left > 0; left = deadlineNanos - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
    }

    private Properties answer(long allocatedBytes, long cpuNanos) {
        Properties facts = new Properties();
        facts.setProperty("sqlExecutions", Long.toString(executions));
        facts.setProperty("sqlElsewhere", Long.toString(executionsElsewhere));
        facts.setProperty("sqlUngrouped", Long.toString(executionsUngrouped));
        facts.setProperty("allocatedBytes", Long.toString(allocatedBytes));
        facts.setProperty("cpuNanos", Long.toString(cpuNanos));
        facts.setProperty("tasks", Long.toString(tasks));
        facts.setProperty("tasksUnfinished", Long.toString(tasksUnfinished));
        facts.setProperty("tasksForgotten", Long.toString(tasksForgotten));
        facts.setProperty("overlapped", Boolean.toString(overlapped));
        long failures = Tally.OF_THIS_JVM.failures() - failuresAtStart;
        facts.setProperty("failures", Long.toString(failures));
        facts.setProperty("firstFailure", failures == 0 ? "" : Tally.OF_THIS_JVM.firstFailure());
        int number = 0;
        for (Group group : groups.values()) {
            String prefix = "sql." + number++ + ".";
            facts.setProperty(prefix + "statement", group.statement);
            facts.setProperty(prefix + "frames", group.frames);
            facts.setProperty(prefix + "thread", group.thread);
            facts.setProperty(prefix + "elsewhere", Boolean.toString(group.elsewhere));
            facts.setProperty(prefix + "count", Long.toString(group.count));
        }
        return facts;
    }

    private static long sum(long a, long b) {
        return a < 0 || b < 0 ? UNKNOWN : a + b;
    }
}
