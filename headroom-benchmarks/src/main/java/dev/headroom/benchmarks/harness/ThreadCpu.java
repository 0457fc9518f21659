package dev.headroom.benchmarks.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * CPU time of the threads of a process whose names start alike, to the nanosecond: the first number of {@code
 * /proc/PID/task/TID/schedstat} (Documentation/scheduler/sched-stats of Linux).
 */
public final class ThreadCpu {

    private ThreadCpu() {}

    /** Summed over the threads that live now. Linux keeps the first 15 bytes of a name. */
    public static Duration of(long pid, String namePrefix) throws IOException {
        long nanos = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads) {
                nanos += nanosIfNamed(thread, namePrefix);
            }
        }
        return Duration.ofNanos(nanos);
    }

    private static long nanosIfNamed(Path thread, String namePrefix) throws IOException {
        try {
            if (!Files.readString(thread.resolve("comm"), StandardCharsets.UTF_8)
                    .startsWith(namePrefix)) {
                return 0;
            }
            String told = Files.readString(thread.resolve("schedstat"), StandardCharsets.US_ASCII);
            return Long.parseLong(told.substring(0, told.indexOf(' ')));
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
