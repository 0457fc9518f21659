package dev.headroom.agent.hook;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** CPU time and allocation of the calling thread; -1 where the JVM or the kind of thread cannot tell. Allocates nothing. */
public final class ThreadMeter {
    private static final long UNKNOWN = -1;
    private static final @Nullable Class<?> VIRTUAL = virtualThreads();
    private static final @Nullable ThreadMXBean THREADS = threads();
    private static final boolean CPU = THREADS != null && THREADS.isCurrentThreadCpuTimeSupported();
    private static final boolean ALLOCATION = THREADS != null && THREADS.isThreadAllocatedMemorySupported();

    private ThreadMeter() {}

    /** Loads what measuring needs, so that the first request does not pay for it. */
    public static void warmUp() {
        cpuNanos();
        allocatedBytes();
    }

    static long cpuNanos() {
        return CPU && THREADS != null && !isVirtual() ? THREADS.getCurrentThreadCpuTime() : UNKNOWN;
    }

    static long allocatedBytes() {
        return ALLOCATION && THREADS != null && !isVirtual() ? THREADS.getCurrentThreadAllocatedBytes() : UNKNOWN;
    }

    /** How long this thread has waited for a processor since it began. */
    static long runQueueNanos(ThreadState state) {
        return isVirtual() ? UNKNOWN : state.files().runQueueNanos();
    }

    /** Pages read from disk for this thread since it began. */
    static long majorFaults() {
        return isVirtual() ? UNKNOWN : ThreadFiles.majorFaults();
    }

    static long since(long before, long now) {
        return before < 0 || now < before ? UNKNOWN : now - before;
    }

    static boolean isVirtual() {
        return VIRTUAL != null && VIRTUAL.isInstance(Thread.currentThread());
    }

    private static @Nullable ThreadMXBean threads() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean full ? full : null;
    }

    private static @Nullable Class<?> virtualThreads() {
        try {
            return Class.forName("java.lang.BaseVirtualThread", false, null);
        } catch (ClassNotFoundException olderJdk) {
            return null;
        }
    }
}
