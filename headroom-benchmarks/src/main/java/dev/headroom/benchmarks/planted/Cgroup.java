package dev.headroom.benchmarks.planted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A control group of our own with a CPU quota, for one process; version 1 or 2. Closing removes it. */
record Cgroup(Path folder, Path quota) implements AutoCloseable {

    /** Empty where this system lets us make none. */
    static Optional<Cgroup> create() {
        String name = "headroom-planted-" + ProcessHandle.current().pid();
        return Stream.of(
                        new Cgroup(Path.of("/sys/fs/cgroup/cpu", name), Path.of("cpu.cfs_quota_us")),
                        new Cgroup(Path.of("/sys/fs/cgroup", name), Path.of("cpu.max")))
                .map(group -> new Cgroup(group.folder, group.folder.resolve(group.quota)))
                .filter(Cgroup::make)
                .findFirst();
    }

    private boolean make() {
        try {
            Path parent = folder.getParent();
            if (parent == null || !Files.isDirectory(parent)) {
                return false;
            }
            Files.createDirectory(folder);
            if (Files.isWritable(quota)) {
                return true;
            }
            Files.delete(folder);
            return false;
        } catch (IOException notPermitted) {
            return false;
        }
    }

    /** The command that runs another one in this group. */
    List<String> around(List<String> command) {
        List<String> wrapped = new ArrayList<>(
                List.of("sh", "-c", "echo $$ > " + folder.resolve("cgroup.procs") + " && exec \"$@\"", "sh"));
        wrapped.addAll(command);
        return wrapped;
    }

    @Override
    public void close() throws IOException {
        Files.delete(folder);
    }
}
