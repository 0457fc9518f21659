package dev.headroom.cli.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which process of a tree listens on a TCP port, from {@code /proc/net/tcp} and the processes' file descriptors
 * (proc(5)): a start command is often a script, and the JVM to profile is one of its children.
 */
public final class ListeningProcess {

    private static final String LISTEN = "0A";

    private ListeningProcess() {}

    /** The process among {@code candidates} that holds a socket listening on {@code port}. */
    public static Optional<ProcessHandle> of(List<ProcessHandle> candidates, int port) throws IOException {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            if (Files.isReadable(Path.of(table))) {
                sockets.addAll(listeningInodes(Files.readAllLines(Path.of(table)), port));
            }
        }
        for (ProcessHandle candidate : candidates) {
            if (holdsAny(candidate.pid(), sockets)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Inodes of the sockets in state LISTEN on this port, from the lines of {@code /proc/net/tcp}. */
    static Set<String> listeningInodes(List<String> table, int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        Set<String> inodes = new HashSet<>();
        for (String line : table) {
            String[] fields = line.trim().split("\\s+");
            if (fields.length > 9 && fields[1].endsWith(suffix) && fields[3].equals(LISTEN)) {
                inodes.add("socket:[" + fields[9] + "]");
            }
        }
        return inodes;
    }

    private static boolean holdsAny(long pid, Set<String> sockets) throws IOException {
        Path descriptors = Path.of("/proc", Long.toString(pid), "fd");
        if (sockets.isEmpty() || !Files.isReadable(descriptors)) {
            return false;
        }
        try (Stream<Path> links = Files.list(descriptors)) {
            for (Path link : (Iterable<Path>) links::iterator) {
                if (Files.isSymbolicLink(link) && sockets.contains(target(link))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Where a descriptor points; empty if it was closed meanwhile. */
    private static String target(Path link) throws IOException {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (java.nio.file.NoSuchFileException e) {
            return "";
        }
    }
}
