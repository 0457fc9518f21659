package dev.headroom.agent.control;

import dev.headroom.agent.event.HostEvent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code cpu.stat} of this JVM's control group (Linux, versions 1 and 2) and tells what was added since the last
 * reading. The group is looked up at every reading, because a process can be moved; only where it was, its file is taken for
 * known. Called by one thread at a time.
 */
final class Throttle {
    private final Path groups;
    private final Path root;
    private final byte[] text = new byte[4096];
    private String lastGroups = "";
    private @Nullable Path lastStat;
    private long lastReadNanos;
    private long lastThrottledNanos;
    private long lastThrottledPeriods;
    private long lastPeriods;
    private boolean limited;

    Throttle() {
        this(Path.of("/proc/self/cgroup"), Path.of("/sys/fs/cgroup"));
    }

    Throttle(Path groups, Path root) {
        this.groups = groups;
        this.root = root;
    }

    /**
     * Commits nothing on the first reading, after a move, and where there is no such file.
     *
     * @return nanoseconds of throttling since the reading before, 0 where nothing was committed
     */
    long emit() {
        try {
            HostEvent event = read();
            if (event != null) {
                event.commit();
                return event.throttledTime;
            }
        } catch (IOException | RuntimeException unreadable) {
            lastStat = null; // not here, or not now: the next reading begins anew
            lastGroups = "";
        }
        return 0;
    }

    /** Whether the last reading told of a quota: without one no period of it ever begins. */
    boolean isLimited() {
        return limited;
    }

    private @Nullable HostEvent read(Path stat) throws IOException {
        String told = contentOf(stat);
        long micros = number(told, "throttled_usec ");
        long throttledNanos = micros < 0 ? number(told, "throttled_time ") : micros * 1_000;
        long throttledPeriods = Math.max(0, number(told, "nr_throttled "));
        long periods = number(told, "nr_periods ");
        limited = periods > 0 && periods != lastPeriods;
        long now = System.nanoTime();
        HostEvent event = null;
        if (throttledNanos >= 0 && stat.equals(lastStat)) {
            event = new HostEvent();
            event.interval = now - lastReadNanos;
            event.throttledTime = Math.max(0, throttledNanos - lastThrottledNanos);
            event.throttledPeriods = Math.max(0, throttledPeriods - lastThrottledPeriods);
        }
        lastStat = stat;
        lastReadNanos = now;
        lastThrottledNanos = throttledNanos;
        lastThrottledPeriods = throttledPeriods;
        lastPeriods = periods;
        return event;
    }

    /** What was added since the last reading; null on the first, after a move, and where nothing can be read. */
    @Nullable
    HostEvent read() throws IOException {
        Path stat = stat();
        return stat == null ? null : read(stat);
    }

    /** The number behind a key at the start of a line, −1 where there is none. */
    private static long number(String text, String key) {
        int at = text.startsWith(key) ? 0 : text.indexOf("\n" + key) + 1;
        if (at == 0 && !text.startsWith(key)) {
            return -1;
        }
        int end = text.indexOf('\n', at);
        return Long.parseLong(
                text.substring(at + key.length(), end < 0 ? text.length() : end).trim());
    }

    /** Read by the plainest means: this runs ten times a second, mostly interpreted. */
    private String contentOf(Path file) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            int length = 0;
            int read = 0;
            while (read >= 0 && length < text.length) {
                length += read;
                read = open.read(text, length, text.length - length);
            }
            return new String(text, 0, length, StandardCharsets.ISO_8859_1);
        }
    }

    private @Nullable Path stat() throws IOException {
        String now = contentOf(groups);
        if (lastStat == null || !now.equals(lastGroups)) {
            lastGroups = now;
            return find(now);
        }
        return lastStat;
    }

    /** Inside a container the group's own path is often the root of what is mounted. */
    private @Nullable Path find(String memberships) {
        for (String line : memberships.split("\n")) {
            String[] parts = line.split(":", 3);
            if (parts.length < 3) {
                continue;
            }
            String path = parts[2].startsWith("/") ? parts[2].substring(1) : parts[2];
            List<Path> mounts;
            if (parts[1].isEmpty()) {
                mounts = List.of(root.resolve(path), root);
            } else if (List.of(parts[1].split(",")).contains("cpu")) {
                mounts = List.of(
                        root.resolve(parts[1]).resolve(path),
                        root.resolve("cpu").resolve(path),
                        root.resolve(parts[1]),
                        root.resolve("cpu"));
            } else {
                continue;
            }
            for (Path mount : mounts) {
                Path stat = mount.resolve("cpu.stat");
                if (Files.isReadable(stat)) {
                    return stat;
                }
            }
        }
        return null;
    }
}
