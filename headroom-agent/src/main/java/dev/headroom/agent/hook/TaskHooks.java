package dev.headroom.agent.hook;

import dev.headroom.agent.event.TaskEvent;
import dev.headroom.agent.event.UnpooledText;
import org.jspecify.annotations.Nullable;

/**
 * Around work that is given to another thread: where a task is submitted, and where it runs. What a request submits is the
 * request's, and so is what that submits. Tasks are neither wrapped nor kept: executors see the very object they were given.
 */
public final class TaskHooks {
    private static final int OF_REQUEST = 1;
    private static final int OF_WINDOW = 2;
    private static final ByIdentity<Handover> HANDOVERS = new ByIdentity<>();

    private TaskHooks() {}

    /** Apart, so that an application that hands tasks around without ever serving a request never wakes the recorder. */
    private static final class Probe {
        private static final TaskEvent EVENT = new TaskEvent();
    }

    /** What is known of a task between its submission and its start. */
    private static final class Handover {
        private final OpenRequest request;
        private final String executor;
        private final long submittedNanos = System.nanoTime();

        Handover(OpenRequest request, String executor) {
            this.request = request;
            this.executor = executor;
        }
    }

    /** Registers the event with JFR before the first task does. */
    public static boolean isRecorded() {
        return Probe.EVENT.isEnabled();
    }

    /** Called when a task is handed to an executor, or made by one that hands it on itself: then {@code executor} is null. */
    public static void submitted(@Nullable Object task, @Nullable Object executor) {
        try {
            ThreadState state = ThreadState.current();
            if (task != null) {
                Windows.taskSubmitted(task, state);
            }
            OpenRequest request = state.open;
            if (request == null) {
                Dispatchers.handsOver(state);
            } else if (task != null && Probe.EVENT.isEnabled()) {
                String name = executor == null
                        ? "java.util.concurrent.CompletableFuture"
                        : executor.getClass().getName();
                HANDOVERS.remember(task, new Handover(request, name));
            }
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("task submission", failure);
        }
    }

    /** Runs a task in the place of its executor's call; throws what the task throws, and nothing else. */
    public static void run(Runnable task) {
        int token = enter(task);
        try {
            task.run();
        } finally {
            exit(token);
        }
    }

    /** Called when an executor has no place for a task. */
    public static void rejected(Object task) {
        try {
            HANDOVERS.take(task);
            Windows.taskRejected(task);
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("task refusal", failure);
        }
    }

    /** Called before a task runs; answers a token for {@link #exit}, 0 where there is nothing to do. */
    public static int enter(Object task) {
        return enterRequest(task) | enterWindow(task);
    }

    private static int enterWindow(Object task) {
        try {
            return Windows.taskStarted(task) ? OF_WINDOW : 0;
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("task start in a window", failure);
            return 0;
        }
    }

    private static int enterRequest(Object task) {
        try {
            Handover handover = HANDOVERS.take(task);
            if (handover == null) {
                return 0;
            }
            ThreadState state = ThreadState.current();
            if (state.open != null) {
                return 0; // run by the caller itself, or by a thread that works for another request already
            }
            TaskEvent event = new TaskEvent();
            event.requestId = handover.request.id;
            event.executor = UnpooledText.of(handover.executor);
            event.waitTime = System.nanoTime() - handover.submittedNanos;
            state.open = handover.request;
            state.task = event;
            state.taskAllocatedBytesAtStart = ThreadMeter.allocatedBytes();
            state.taskCpuNanosAtStart = ThreadMeter.cpuNanos();
            event.begin();
            return OF_REQUEST;
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("task start", failure);
            return 0;
        }
    }

    /** Called after a task ran, whether it returned or threw. */
    public static void exit(int token) {
        if ((token & OF_WINDOW) != 0) {
            exitWindow();
        }
        if ((token & OF_REQUEST) != 0) {
            exitRequest();
        }
    }

    private static void exitWindow() {
        try {
            Windows.taskEnded();
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("task end in a window", failure);
        }
    }

    private static void exitRequest() {
        try {
            ThreadState state = ThreadState.current();
            TaskEvent event = state.task;
            state.task = null;
            state.open = null;
            state.callDepth = 0;
            state.call = null;
            state.results.endAll();
            if (event != null) {
                event.end();
                event.cpuTime = ThreadMeter.since(state.taskCpuNanosAtStart, ThreadMeter.cpuNanos());
                event.allocatedBytes = ThreadMeter.since(state.taskAllocatedBytesAtStart, ThreadMeter.allocatedBytes());
                event.commit();
            }
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("task end", failure);
        }
    }
}
