package dev.headroom.load.internal.check;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Watches this process and its host while a phase runs. Start and finish it on the load thread. */
public final class GeneratorCheck implements AutoCloseable {

    private final HiccupMeter hiccups = HiccupMeter.start();
    private final long startNanos = System.nanoTime();
    private final long startCpuNanos = processCpuNanos();
    private final long[] threadIds;
    private final long[] startThreadCpuNanos;
    private final long startGcMillis = gcMillis();
    private final HostCpu startHost = HostCpu.now();
    private final RunQueueWaits waits = RunQueueWaits.ofThisThread();

    private GeneratorCheck(long[] threadIds) {
        this.threadIds = threadIds.clone();
        startThreadCpuNanos = threadCpuNanos();
        waits.sample(startNanos);
    }

    /** @param threadIds of the threads that drive the load */
    public static GeneratorCheck start(long... threadIds) {
        return new GeneratorCheck(threadIds);
    }

    /** What was seen since the start; ends the watch. */
    public GeneratorCost finish() {
        hiccups.close();
        long now = System.nanoTime();
        double elapsedNanos = Math.max(1, now - startNanos);
        waits.sample(now);
        double machineNanos = elapsedNanos * Runtime.getRuntime().availableProcessors();
        long ownNanos = processCpuNanos() - startCpuNanos;
        HostCpu host = HostCpu.now();
        long busyNanos = host.busyNanos() - startHost.busyNanos();
        long familyNanos = Math.max(0, host.familyNanos() - startHost.familyNanos());
        boolean told = busyNanos > 0 && host.descendants() > 0;
        return new GeneratorCost(
                Math.min(1, ownNanos / machineNanos),
                Math.min(1, busiestThreadNanos() / elapsedNanos),
                Math.min(1, waits.sinceNanos(startNanos) / elapsedNanos),
                TimeUnit.MILLISECONDS.toNanos(gcMillis() - startGcMillis),
                hiccups.oversleeps(),
                Math.min(1, busyNanos / machineNanos),
                told ? Math.max(0, busyNanos - ownNanos - familyNanos) / machineNanos : 0);
    }

    @Override
    public void close() {
        hiccups.close();
        waits.close();
    }

    private static long processCpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private long busiestThreadNanos() {
        long[] now = threadCpuNanos();
        long most = 0;
        for (int i = 0; i < now.length; i++) {
            most = Math.max(most, now[i] - startThreadCpuNanos[i]);
        }
        return most;
    }

    private long[] threadCpuNanos() {
        return Arrays.stream(threadIds)
                .map(ManagementFactory.getThreadMXBean()::getThreadCpuTime)
                .toArray();
    }

    private static long gcMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .filter(millis -> millis > 0)
                .sum();
    }
}
