package dev.headroom.agent.hook;

import dev.headroom.agent.sql.SqlTexts;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The agent's door for code in its own JVM that wants to know what a stretch of work costs, such as a test framework. It is
 * called by reflection, through the bootstrap loader, with types of the JDK only; its names and the keys of its answer are a
 * format that others depend on, and only ever grow. Thread-safe.
 *
 * <p>The answer holds {@code sqlExecutions} (on the window's thread and its tasks), {@code sqlElsewhere} (meanwhile, on threads of no
 * window), {@code allocatedBytes} and {@code cpuNanos} (−1 where unknown, as on virtual threads), {@code tasks},
 * {@code tasksUnfinished}, {@code tasksForgotten} (not followed for want of room), {@code overlapped} (whether another window was open
 * meanwhile), {@code failures} and {@code firstFailure} of hooks meanwhile; of a detailed window also {@code sql.N.statement},
 * {@code .frames} (one a line, innermost first, without those of JDBC), {@code .thread} of the first, {@code .elsewhere} and
 * {@code .count} for each statement and place, and {@code sqlUngrouped} (executions beyond those that are told apart).
 */
public final class Windows {
    private static final Window[] NONE = {};

    /** Copied on write: every execution and task looks at it. */
    private static volatile Window[] open = NONE;

    private static volatile boolean installed;

    /** Whether there ever was one, so that tasks of other JVMs are not looked up. */
    private static volatile boolean used;

    private Windows() {}

    /** Apart, so that JVMs without windows have no room for them. */
    private static final class Tasks {
        private static final ByIdentity<Window> SUBMITTED = new ByIdentity<>();
    }

    /** Told by the agent once its hooks are woven: before that, whatever is counted is too little. */
    public static void installed() {
        installed = true;
    }

    /** Whether a window counts; the agent tells on {@code System.err} why it could not be installed. */
    public static boolean isInstalled() {
        return installed;
    }

    /**
     * Opens a window on the calling thread; one that is open there already is interrupted until this one is closed.
     *
     * @param detailed whether statements are told, with their places
     * @return what {@link #close} takes
     */
    public static Object open(boolean detailed) {
        ThreadState state = ThreadState.current();
        Window window = new Window(detailed, state.window);
        used = true;
        add(window);
        state.window = window;
        window.begin();
        return window;
    }

    /**
     * Closes what {@link #open} returned, on the same thread. Waits for tasks of it that are under way.
     *
     * @param patienceNanos how long to wait at most
     */
    public static Properties close(Object opened, long patienceNanos) throws InterruptedException {
        Window window = (Window) opened;
        window.requireOwner();
        try {
            return window.end(patienceNanos);
        } finally {
            ThreadState.current().window = window.outer();
            remove(window);
        }
    }

    private static synchronized void add(Window window) {
        Window[] before = open;
        Window[] after = new Window[before.length + 1];
        System.arraycopy(before, 0, after, 0, before.length);
        after[before.length] = window;
        for (Window other : before) {
            if (other != window.outer()) {
                other.overlaps();
                window.overlaps();
            }
        }
        open = after;
    }

    private static synchronized void remove(Window window) {
        int kept = 0;
        Window[] before = open;
        Window[] after = new Window[before.length];
        for (Window other : before) {
            if (other != window) {
                after[kept++] = other;
            }
        }
        Window[] rest = new Window[kept];
        System.arraycopy(after, 0, rest, 0, kept);
        open = kept == 0 ? NONE : rest;
    }

    /** Whether anybody counts. */
    static boolean anyOpen() {
        return open.length > 0;
    }

    /** A JDBC execution on this thread has ended; its text is null where it is not known. */
    static void executed(ThreadState state, @Nullable String text, SqlTexts texts) {
        if (text != null && text.isBlank()) {
            return; // a driver's way to ask whether its connection lives
        }
        Window own = state.window;
        if (own != null) {
            tell(own, text, texts, false);
            return;
        }
        for (Window window : open) {
            tell(window, text, texts, true);
        }
    }

    private static void tell(Window window, @Nullable String text, SqlTexts texts, boolean elsewhere) {
        if (window.isDetailed()) {
            window.executed(text == null ? "" : texts.normalised(text), Callers.frames(), elsewhere);
        } else {
            window.executed("", "", elsewhere);
        }
    }

    static void taskSubmitted(Object task, ThreadState state) {
        Window window = state.window;
        if (window == null || Tasks.SUBMITTED.of(task) == window) {
            return; // an object that is a task itself is handed on as one, too
        }
        Tasks.SUBMITTED.remember(task, window);
        if (Tasks.SUBMITTED.of(task) == window) {
            window.taskSubmitted();
        } else {
            window.taskForgotten();
        }
    }

    static void taskRejected(Object task) {
        Window window = used ? Tasks.SUBMITTED.take(task) : null;
        if (window != null) {
            window.taskGone();
        }
    }

    /** Whether the task belongs to a window, and is counted for it from now until {@link #taskEnded}. */
    static boolean taskStarted(Object task) {
        Window window = used ? Tasks.SUBMITTED.take(task) : null;
        if (window == null) {
            return false;
        }
        ThreadState state = ThreadState.current();
        if (state.window != null) {
            window.taskGone();
            return false;
        }
        state.window = window;
        state.windowCpuNanosAtStart = ThreadMeter.cpuNanos();
        state.windowAllocatedBytesAtStart = ThreadMeter.allocatedBytes();
        return true;
    }

    static void taskEnded() {
        ThreadState state = ThreadState.current();
        Window window = state.window;
        state.window = null;
        if (window != null) {
            window.taskDone(
                    ThreadMeter.since(state.windowAllocatedBytesAtStart, ThreadMeter.allocatedBytes()),
                    ThreadMeter.since(state.windowCpuNanosAtStart, ThreadMeter.cpuNanos()));
        }
    }
}
