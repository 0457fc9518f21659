package dev.headroom.cli.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Memory and CPU of one process, from Linux's {@code /proc} (proc(5)); empty where the system has none.
 *
 * <p>The peak of the resident set is the kernel's own high-water mark, reset at {@link #start()}.
 */
public final class ProcessMeter {

    private static final long KIB = 1024;

    private final Path proc;
    private final long pid;
    private Optional<Duration> cpuAtStart = Optional.empty();

    public ProcessMeter(long pid) {
        this.pid = pid;
        this.proc = Path.of("/proc", Long.toString(pid));
    }

    /** Begins a window: forgets the peak so far and notes the CPU time used. */
    public void start() throws IOException {
        Path clearRefs = proc.resolve("clear_refs");
        if (Files.isWritable(clearRefs)) {
            Files.writeString(clearRefs, "5");
        }
        cpuAtStart = cpu();
    }

    /** Highest resident set size since {@link #start()}, in bytes. */
    public OptionalLong rssPeakBytes() throws IOException {
        return status("VmHWM:");
    }

    /** CPU time of all threads since {@link #start()}; empty if it was never started or the process is gone. */
    public Optional<Duration> cpuSinceStart() {
        return cpu().flatMap(now -> cpuAtStart.map(now::minus));
    }

    private Optional<Duration> cpu() {
        return ProcessHandle.of(pid).flatMap(handle -> handle.info().totalCpuDuration());
    }

    private OptionalLong status(String key) throws IOException {
        Path status = proc.resolve("status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        List<String> lines = Files.readAllLines(status);
        for (String line : lines) {
            if (line.startsWith(key)) {
                String kibibytes =
                        line.substring(key.length()).replace("kB", "").trim();
                return OptionalLong.of(Long.parseLong(kibibytes) * KIB);
            }
        }
        return OptionalLong.empty();
    }
}
