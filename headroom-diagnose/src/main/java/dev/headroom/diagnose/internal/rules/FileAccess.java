package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.ThreadWait;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a request's own thread reads, writes or forces files, together with the waits for the lock it does that under. */
final class FileAccess {

    private static final List<String> FORCES = List.of(
            "sun.nio.ch.FileChannelImpl.force",
            "sun.nio.ch.FileDispatcherImpl.force",
            "sun.nio.ch.UnixFileDispatcherImpl.force",
            "sun.nio.ch.SimpleAsynchronousFileChannelImpl.force",
            "java.nio.MappedByteBuffer.force",
            "java.io.FileDescriptor.sync");

    private static final List<String> WRITES = List.of(
            "sun.nio.ch.FileChannelImpl.write",
            "sun.nio.ch.FileChannelImpl.transferFrom",
            "java.io.FileOutputStream.write",
            "java.io.RandomAccessFile.write");

    private static final List<String> READS = List.of(
            "sun.nio.ch.FileChannelImpl.read",
            "sun.nio.ch.FileChannelImpl.transferTo",
            "java.io.FileInputStream.read",
            "java.io.RandomAccessFile.read");

    private static final List<String> OPENS = List.of(
            "java.io.FileOutputStream.open",
            "java.io.FileInputStream.open",
            "java.io.RandomAccessFile.open",
            "sun.nio.fs.UnixNativeDispatcher.");

    private static final Signature FILES = Signature.anywhere(Stream.of(FORCES, WRITES, READS, OPENS)
                    .flatMap(List::stream)
                    .toList())
            .butNotThrough(Libraries.LOGGERS)
            .butNotThrough(Libraries.DATABASES)
            .butNotThrough(Libraries.CLASS_LOADING);

    private FileAccess() {}

    /** One site per method that uses a file in a request, with the waits for locks in the same method. */
    static List<HotSite> sites(EndpointEvidence endpoint) {
        Set<Location> methods = methods(endpoint);
        if (methods.isEmpty()) {
            return List.of();
        }
        Signature locks = Locks.in(methods::contains);
        HotSite.WaitSignature lockWaits = Locks.waitsIn(methods::contains);
        return HotSite.findMethods(
                endpoint,
                (stack, code) -> {
                    int site = FILES.siteOf(stack, code);
                    return site != StackTable.ROOT ? site : locks.siteOf(stack, code);
                },
                (wait, code) -> wait.kind() == ThreadWait.Kind.FILE_IO
                        ? FILES.siteOf(wait.stack(), code)
                        : lockWaits.siteOf(wait, code));
    }

    /** The methods that use a file, without line. */
    static Set<Location> methods(EndpointEvidence endpoint) {
        return HotSite.findMethods(
                        endpoint,
                        FILES,
                        (wait, code) -> wait.kind() == ThreadWait.Kind.FILE_IO
                                ? FILES.siteOf(wait.stack(), code)
                                : StackTable.ROOT)
                .stream()
                .map(site -> HotSite.method(site.location()))
                .collect(Collectors.toSet());
    }

    /** What most of its waits and samples do: forcing outweighs writing, writing outweighs reading. */
    static Kind kind(List<String> path) {
        if (has(path, FORCES)) {
            return Kind.FORCED;
        }
        return has(path, WRITES) ? Kind.WRITTEN : Kind.READ;
    }

    private static boolean has(List<String> path, List<String> functions) {
        return path.stream().anyMatch(name -> functions.stream().anyMatch(name::startsWith));
    }

    /** What is done with the file. */
    enum Kind {
        FORCED("forced to the disk"),
        WRITTEN("written"),
        READ("read");

        private final String participle;

        Kind(String participle) {
            this.participle = participle;
        }

        String participle() {
            return participle;
        }
    }
}
