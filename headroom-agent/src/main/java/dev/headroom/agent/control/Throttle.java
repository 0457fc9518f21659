package dev.headroom.agent.control;

import dev.headroom.agent.event.HostEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code cpu.stat} of this JVM's control group (Linux, versions 1 and 2) and tells what was added since the last
 * reading. The group is looked up at every reading, because a process can be moved. Called by one thread at a time.
 */
final class Throttle {
    private final Path groups;
    private final Path root;
    private @Nullable Path lastStat;
    private long lastReadNanos;
    private long lastThrottledNanos;
    private long lastPeriods;

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
        }
        return 0;
    }

    private @Nullable HostEvent read(Path stat) throws IOException {
        long throttledNanos = -1;
        long periods = 0;
        for (String line : Files.readAllLines(stat)) {
            int space = line.indexOf(' ');
            if (space < 0) {
                continue;
            }
            long value = Long.parseLong(line.substring(space + 1).trim());
            switch (line.substring(0, space)) {
                case "throttled_usec" -> throttledNanos = value * 1_000;
                case "throttled_time" -> throttledNanos = value;
                case "nr_throttled" -> periods = value;
                default -> {}
            }
        }
        long now = System.nanoTime();
        HostEvent event = null;
        if (throttledNanos >= 0 && stat.equals(lastStat)) {
            event = new HostEvent();
            event.interval = now - lastReadNanos;
            event.throttledTime = Math.max(0, throttledNanos - lastThrottledNanos);
            event.throttledPeriods = Math.max(0, periods - lastPeriods);
        }
        lastStat = stat;
        lastReadNanos = now;
        lastThrottledNanos = throttledNanos;
        lastPeriods = periods;
        return event;
    }

    /** What was added since the last reading; null on the first, after a move, and where nothing can be read. */
    @Nullable
    HostEvent read() throws IOException {
        Path stat = stat();
        return stat == null ? null : read(stat);
    }

    /** Inside a container the group's own path is often the root of what is mounted. */
    private @Nullable Path stat() throws IOException {
        for (String line : Files.readAllLines(groups)) {
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
