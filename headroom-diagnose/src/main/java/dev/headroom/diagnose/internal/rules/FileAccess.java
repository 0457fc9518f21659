package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.internal.Libraries;
import dev.headroom.diagnose.rule.ApplicationCode;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.RequestSample;
import dev.headroom.diagnose.rule.RequestWait;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.ThreadSample;
import dev.headroom.profile.recording.ThreadWait;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

    private static final Map<Kind, List<String>> FUNCTIONS =
            Map.of(Kind.FORCED, FORCES, Kind.WRITTEN, WRITES, Kind.READ, READS, Kind.OPENED, OPENS);

    private static final Signature FILES = Signature.anywhere(Stream.of(FORCES, WRITES, READS, OPENS)
                    .flatMap(List::stream)
                    .toList())
            .butNotThrough(Libraries.LOGGERS)
            .butNotThrough(Libraries.DATABASES)
            .butNotThrough(Libraries.CLASS_LOADING)
            .remembered();

    /** The agent sums time in files outside of queries only. */
    private static final Signature SUMMED = Signature.anywhere(Stream.of(FORCES, WRITES, READS, OPENS)
                    .flatMap(List::stream)
                    .toList())
            .butNotThrough(Libraries.DATABASES)
            .remembered();

    private FileAccess() {}

    /** The site's part of the time that the endpoint's requests spent in files, by its wall samples; all of it where none tell. */
    static double partOfFileTime(EndpointEvidence endpoint, HotSite site) {
        ApplicationCode code = endpoint.code();
        long all = 0;
        for (RequestSample joined : endpoint.samples(SampleType.WALL)) {
            ThreadSample sample = joined.sample();
            all += SUMMED.siteOf(sample.stack(), code) == StackTable.ROOT ? 0 : sample.weight();
        }
        long own = site.samples(SampleType.WALL).stream()
                .filter(sample -> SUMMED.siteOf(sample.stack(), code) != StackTable.ROOT)
                .mapToLong(ThreadSample::weight)
                .sum();
        return all == 0 ? 1 : (double) own / all;
    }

    /** One site per method that uses a file in a request, with the waits for locks in the same method. */
    static List<HotSite> sites(EndpointEvidence endpoint) {
        Set<Location> methods = HotSite.findMethods(endpoint, FILES, FileAccess::fileSiteOf).stream()
                .map(site -> HotSite.method(site.location()))
                .collect(Collectors.toSet());
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
                (wait, code) ->
                        wait.kind() == ThreadWait.Kind.FILE_IO ? fileSiteOf(wait, code) : lockWaits.siteOf(wait, code));
    }

    private static int fileSiteOf(ThreadWait wait, ApplicationCode code) {
        return wait.kind() == ThreadWait.Kind.FILE_IO ? FILES.siteOf(wait.stack(), code) : StackTable.ROOT;
    }

    /** What the site's wall samples show it to wait for, most time first. */
    static List<Kind> kindsOfSamples(HotSite site, ApplicationCode code) {
        Map<Kind, Long> nanos = new EnumMap<>(Kind.class);
        for (ThreadSample sample : site.samples(SampleType.WALL)) {
            nanos.merge(kind(sample.stack(), code), sample.weight(), Long::sum);
        }
        return mostFirst(nanos);
    }

    /** What the waits that the JVM reported at the site were for, most time first. */
    static List<Kind> kindsOfWaits(HotSite site, ApplicationCode code) {
        Map<Kind, Long> nanos = new EnumMap<>(Kind.class);
        for (RequestWait joined : site.waits()) {
            ThreadWait wait = joined.waited();
            Kind kind = wait.kind() == ThreadWait.Kind.FILE_IO ? kind(wait.stack(), code) : Kind.LOCKED;
            nanos.merge(kind, wait.durationNanos(), Long::sum);
        }
        return mostFirst(nanos);
    }

    private static List<Kind> mostFirst(Map<Kind, Long> nanos) {
        return nanos.entrySet().stream()
                .sorted(Map.Entry.<Kind, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Kind kind(int stack, ApplicationCode code) {
        for (int at = stack; at != StackTable.ROOT; at = code.stacks().parent(at)) {
            for (Map.Entry<Kind, List<String>> functions : FUNCTIONS.entrySet()) {
                if (code.leafStartsWith(at, functions.getValue())) {
                    return functions.getKey();
                }
            }
        }
        return Kind.LOCKED;
    }

    /** What a request waits for at a file. */
    enum Kind {
        FORCED("forced to the disk"),
        WRITTEN("written"),
        READ("read"),
        OPENED("opened"),
        /** For the lock around it, while another request has the file. */
        LOCKED("");

        private final String participle;

        Kind(String participle) {
            this.participle = participle;
        }

        String participle() {
            return participle;
        }
    }
}
