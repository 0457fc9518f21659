package dev.headroom.load.internal.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * CPU time the whole machine has spent so far, and the part of it that went into the processes this one has started: a
 * service it measures is among them.
 *
 * @param busyNanos of all processors since boot
 * @param familyNanos of this process's living descendants
 */
record HostCpu(long busyNanos, long familyNanos, int descendants) {

    private static final Path STAT = Path.of("/proc/stat");
    private static final long NANOS_PER_TICK = TimeUnit.MILLISECONDS.toNanos(10); // USER_HZ is 100 on every Linux

    /** Now; with a busy time of 0 where this system does not say. */
    static HostCpu now() {
        long family = 0;
        int count = 0;
        for (ProcessHandle process :
                (Iterable<ProcessHandle>) ProcessHandle.current().descendants()::iterator) {
            family += process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
            count++;
        }
        return new HostCpu(busy().orElse(0), family, count);
    }

    /** The first line of {@code /proc/stat}: user, nice, system, idle, iowait, irq, softirq, steal, … (proc(5)). */
    static long busyNanos(String line) {
        String[] fields = line.trim().split("\\s+");
        long ticks = 0;
        for (int i = 1; i < Math.min(fields.length, 9); i++) {
            ticks += i == 4 || i == 5 ? 0 : Long.parseLong(fields[i]);
        }
        return ticks * NANOS_PER_TICK;
    }

    private static OptionalLong busy() {
        if (!Files.isReadable(STAT)) {
            return OptionalLong.empty();
        }
        try (Stream<String> lines = Files.lines(STAT)) {
            return lines.limit(1).mapToLong(HostCpu::busyNanos).findFirst();
        } catch (IOException e) {
            return OptionalLong.empty(); // Not told: then nothing is claimed about it either.
        }
    }
}
