package dev.headroom.diagnose.internal.tail;

import dev.headroom.diagnose.ServerEvidence;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.recording.Compilation;
import dev.headroom.profile.recording.ThreadSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which threads of the service had the processors while another one waited for one: told by the CPU samples of that time. Threads
 * of a pool count as one.
 */
final class ProcessorUse {

    /** Samples come every 10 ms of CPU time; a shorter wait than this looks at what was sampled just before and after it. */
    private static final long AROUND_NANOS = 10_000_000;

    private static final Pattern NUMBER = Pattern.compile("\\d+$");
    private static final Pattern COMPILER = Pattern.compile("C[12] Compiler.*|JVMCI.*");

    private final long[] times;
    private final String[] threads;
    private final Spans<Compilation> compilations;
    private final int processors;

    ProcessorUse(ServerEvidence server) {
        List<ThreadSample> samples = new ArrayList<>();
        for (ThreadSample sample : server.samples()) {
            if (sample.type().equals(SampleType.CPU)) {
                samples.add(sample);
            }
        }
        samples.sort(Comparator.comparingLong(ThreadSample::timeNanos));
        times = samples.stream().mapToLong(ThreadSample::timeNanos).toArray();
        Map<String, String> pools = new HashMap<>();
        threads = samples.stream()
                .map(sample -> pools.computeIfAbsent(sample.threadName(), ProcessorUse::pool))
                .toArray(String[]::new);
        compilations = new Spans<>(server.compilations(), Compilation::startNanos, Compilation::endNanos);
        processors = server.host().processors();
    }

    private static String pool(String thread) {
        return COMPILER.matcher(thread).matches() ? "" : NUMBER.matcher(thread).replaceFirst("*");
    }

    /** Who had most of the processors, as a place: {@code busy: http-*}; empty where nobody was seen. */
    String busiest(long fromNanos, long toNanos) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = firstFrom(fromNanos - AROUND_NANOS); i < times.length && times[i] < toNanos + AROUND_NANOS; i++) {
            if (!threads[i].isEmpty()) {
                seen.merge(threads[i], 1, Integer::sum);
            }
        }
        return seen.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(most -> "busy: " + most.getKey())
                .orElse("");
    }

    /**
     * How much of a wait for a processor the just-in-time compiler is to blame for: as far as something was being compiled, its
     * threads' part of the samples; without samples one processor for each compilation that went on.
     *
     * @param waitedNanos of the time between the two instants
     */
    long byCompiler(long waitedNanos, long fromNanos, long toNanos) {
        long compiling = Math.min(waitedNanos, compilations.coveredNanos(fromNanos, toNanos));
        if (compiling == 0) {
            return 0;
        }
        int all = 0;
        int compilers = 0;
        for (int i = firstFrom(fromNanos - AROUND_NANOS); i < times.length && times[i] < toNanos + AROUND_NANOS; i++) {
            all++;
            compilers += threads[i].isEmpty() ? 1 : 0;
        }
        if (all > 0) {
            return compiling * compilers / all;
        }
        long[] sum = {0};
        compilations.forEachOverlapping(
                fromNanos,
                toNanos,
                compilation -> sum[0] +=
                        Math.min(toNanos, compilation.endNanos()) - Math.max(fromNanos, compilation.startNanos()));
        return Math.min(compiling, sum[0] / Math.max(1, processors));
    }

    private int firstFrom(long nanos) {
        int at = Arrays.binarySearch(times, nanos);
        int first = at < 0 ? -at - 1 : at;
        while (first > 0 && times[first - 1] == nanos) {
            first--;
        }
        return first;
    }
}
