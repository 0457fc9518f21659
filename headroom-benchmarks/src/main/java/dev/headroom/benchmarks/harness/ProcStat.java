package dev.headroom.benchmarks.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * CPU time of one process, user and kernel, all threads, also those that have ended: fields 14 to 17 of {@code
 * /proc/PID/stat} (proc(5)), in steps of 10 ms.
 *
 * @param own of the process itself
 * @param awaitedChildren of the children it has waited for
 */
public record ProcStat(Duration own, Duration awaitedChildren) {

    /** The unit of these fields on Linux, USER_HZ, is 100 a second on every architecture a JVM of ours runs on. */
    private static final long TICK_MILLIS = 10;

    private static final int UTIME = 14;
    private static final int STATE = 3;

    public static ProcStat of(long pid) throws IOException {
        return read(Path.of("/proc", Long.toString(pid), "stat"));
    }

    public static ProcStat self() throws IOException {
        return read(Path.of("/proc/self/stat"));
    }

    private static ProcStat read(Path file) throws IOException {
        return parse(Files.readString(file, StandardCharsets.UTF_8));
    }

    /** The name in the second field may itself hold blanks and parentheses, so fields are counted from its last one. */
    static ProcStat parse(String line) {
        int nameEnd = line.lastIndexOf(')');
        String[] fields =
                nameEnd < 0 ? new String[0] : line.substring(nameEnd + 1).trim().split(" ");
        if (fields.length <= UTIME + 3 - STATE) {
            throw new IllegalArgumentException("This is no line of /proc/PID/stat: " + line);
        }
        int utime = UTIME - STATE;
        return new ProcStat(ticks(fields, utime), ticks(fields, utime + 2));
    }

    private static Duration ticks(String[] fields, int user) {
        return Duration.ofMillis((Long.parseLong(fields[user]) + Long.parseLong(fields[user + 1])) * TICK_MILLIS);
    }
}
