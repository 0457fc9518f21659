package dev.headroom.load.internal.check;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** Watches this process and its host while a phase runs. Start and finish it on the load thread. */
public final class GeneratorCheck implements AutoCloseable {

    private final HiccupMeter hiccups = HiccupMeter.start();
    private final long startNanos = System.nanoTime();
    private final long startCpuNanos = processCpuNanos();
    private final long startThreadCpuNanos = threadCpuNanos();
    private final long startGcMillis = gcMillis();
    private final HostCpu startHost = HostCpu.now();
    private final RunQueueWaits waits = RunQueueWaits.ofThisThread();

    private GeneratorCheck() {
        waits.sample(startNanos);
    }

    public static GeneratorCheck start() {
        return new GeneratorCheck();
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
                Math.min(1, (threadCpuNanos() - startThreadCpuNanos) / elapsedNanos),
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

    private static long threadCpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long gcMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .filter(millis -> millis > 0)
                .sum();
    }
}
