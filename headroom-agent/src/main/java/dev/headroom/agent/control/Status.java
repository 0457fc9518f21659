package dev.headroom.agent.control;

import com.sun.management.OperatingSystemMXBean;
import dev.headroom.agent.hook.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What the JVM says of itself on {@code status} and {@code heap-live}. */
final class Status {
    private Status() {}

    static void describe(Properties facts) {
        Tally tally = Tally.OF_THIS_JVM;
        facts.setProperty("version", version());
        facts.setProperty("java.version", System.getProperty("java.version", ""));
        facts.setProperty("java.vm.name", System.getProperty("java.vm.name", ""));
        facts.setProperty("class.path", System.getProperty("java.class.path", ""));
        facts.setProperty("requests", Long.toString(tally.requests()));
        facts.setProperty("requestsInFlight", Long.toString(tally.requestsInFlight()));
        facts.setProperty("sqlExecutions", Long.toString(tally.sqlExecutions()));
        facts.setProperty("failures", Long.toString(tally.failures()));
        facts.setProperty("firstFailure", tally.firstFailure());
        facts.setProperty("hooks", tally.hooks());
        facts.setProperty("heap.used", Long.toString(heapUsedBytes()));
        facts.setProperty("gc.count", Long.toString(collections()));
        facts.setProperty("gc.millis", Long.toString(collectionMillis()));
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            facts.setProperty("process.cpu.nanos", Long.toString(system.getProcessCpuTime()));
        }
    }

    /** Asks for a full collection, so that what is used afterwards is live; fails where the JVM ignores the request. */
    static void collectGarbage(@Nullable String answer) throws CommandException {
        long before = collections();
        System.gc();
        if (collections() == before) {
            throw new CommandException(
                    "The JVM ignored System.gc(). Start it without -XX:+DisableExplicitGC to learn its live heap.",
                    answer);
        }
    }

    static String version() {
        try (InputStream manifest = ClassLoader.getSystemResourceAsStream("dev/headroom/agent/version.properties")) {
            if (manifest == null) {
                return "unknown";
            }
            Properties properties = new Properties();
            properties.load(manifest);
            return properties.getProperty("version", "unknown");
        } catch (IOException unreadable) {
            Tally.OF_THIS_JVM.failure("reading the agent's version", unreadable);
            return "unknown";
        }
    }

    private static long heapUsedBytes() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long collections() {
        long count = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            count += Math.max(0, collector.getCollectionCount());
        }
        return count;
    }

    private static long collectionMillis() {
        long millis = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            millis += Math.max(0, collector.getCollectionTime());
        }
        return millis;
    }
}
