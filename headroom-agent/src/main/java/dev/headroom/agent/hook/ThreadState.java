package dev.headroom.agent.hook;

import dev.headroom.agent.event.CallEvent;
import dev.headroom.agent.event.RequestEvent;
import dev.headroom.agent.event.SqlEvent;
import dev.headroom.agent.event.TaskEvent;
import org.jspecify.annotations.Nullable;

/**
 * Where one thread is: how deep in nested entry points, and the events that are open. Belongs to its thread. Holds no
 * object of the application beyond the end of a request or execution.
 */
final class ThreadState {
    private static final ThreadLocal<ThreadState> CURRENT = ThreadLocal.withInitial(new Initial());

    int requestDepth;

    @Nullable
    RequestEvent request;

    @Nullable
    String path;

    @Nullable
    String route;

    long cpuNanosAtStart;
    long allocatedBytesAtStart;

    /** The request that this thread works for, as its dispatcher or on a task of it. */
    @Nullable
    OpenRequest open;

    @Nullable
    TaskEvent task;

    long taskCpuNanosAtStart;
    long taskAllocatedBytesAtStart;

    /** The window that this thread works in, as its owner or on a task of it. */
    @Nullable
    Window window;

    long windowCpuNanosAtStart;
    long windowAllocatedBytesAtStart;

    /** When the wait began that is under way, 0 outside. */
    long waitStartNanos;

    long poolNanos;
    long fileNanos;
    long socketNanos;
    long startNanos;
    long runQueueNanosAtStart;

    /** Of the last request, −1 before and where the system does not tell. */
    long runQueueNanosAtEnd = -1;

    /** Of this thread when last asked, −1 before. */
    long majorFaults = -1;

    /** Tasks that this thread handed over outside of requests; counted as far as {@link Dispatchers} wants to know. */
    int handedOver;

    private @Nullable ThreadFiles files;

    int sqlDepth;

    @Nullable
    SqlEvent sql;

    @Nullable
    String sqlText;

    long sqlStartNanos;

    /** What the execution under way returned first: the driver's own result, not what a pool wraps around it. */
    @Nullable
    Object sqlResult;

    final OpenResults results = new OpenResults();
    int callDepth;

    @Nullable
    CallEvent call;

    static ThreadState current() {
        return CURRENT.get();
    }

    /** Made for threads that handle requests only: hooks in the JDK's own classes meet every thread. */
    ThreadFiles files() {
        ThreadFiles made = files;
        if (made == null) {
            made = new ThreadFiles();
            files = made;
        }
        return made;
    }

    void endRequest() {
        request = null;
        open = null;
        waitStartNanos = 0;
        path = null;
        route = null;
        callDepth = 0;
        call = null;
        results.forget();
    }

    void endSql() {
        sql = null;
        sqlText = null;
        sqlResult = null;
    }

    /** A class, not a lambda: hooks may run before the JVM is ready for one. */
    private static final class Initial implements java.util.function.Supplier<ThreadState> {
        @Override
        public ThreadState get() {
            return new ThreadState();
        }
    }
}
