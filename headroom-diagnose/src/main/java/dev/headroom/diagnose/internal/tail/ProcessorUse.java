package dev.headroom.diagnose.internal.tail;

import dev.headroom.diagnose.ServerEvidence;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.recording.Compilation;
import dev.headroom.profile.recording.ThreadSample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

    /** One CPU sample; {@code pool} is empty for the compiler's threads. */
    private record Seen(long timeNanos, String pool) {}

    private final Spans<Seen> samples;
    private final Spans<Compilation> compilations;
    private final int processors;

    ProcessorUse(ServerEvidence server) {
        Map<String, String> pools = new HashMap<>();
        List<Seen> seen = new ArrayList<>();
        for (ThreadSample sample : server.samples()) {
            if (sample.type().equals(SampleType.CPU)) {
                seen.add(new Seen(sample.timeNanos(), pools.computeIfAbsent(sample.threadName(), ProcessorUse::pool)));
            }
        }
        samples = new Spans<>(seen, Seen::timeNanos, sample -> sample.timeNanos() + 1);
        compilations = new Spans<>(server.compilations(), Compilation::startNanos, Compilation::endNanos);
        processors = server.host().processors();
    }

    private static String pool(String thread) {
        return COMPILER.matcher(thread).matches() ? "" : NUMBER.matcher(thread).replaceFirst("*");
    }

    /** Who had most of the processors, as a place: {@code busy: http-*}; empty where nobody was seen. */
    String busiest(long fromNanos, long toNanos) {
        Map<String, Integer> seen = new HashMap<>();
        forEachSample(fromNanos, toNanos, sample -> {
            if (!sample.pool.isEmpty()) {
                seen.merge(sample.pool, 1, Integer::sum);
            }
        });
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
        int[] all = {0};
        int[] compilers = {0};
        forEachSample(fromNanos, toNanos, sample -> {
            all[0]++;
            compilers[0] += sample.pool.isEmpty() ? 1 : 0;
        });
        if (all[0] > 0) {
            return compiling * compilers[0] / all[0];
        }
        long[] sum = {0};
        compilations.forEachOverlapping(
                fromNanos,
                toNanos,
                compilation -> sum[0] +=
                        Math.min(toNanos, compilation.endNanos()) - Math.max(fromNanos, compilation.startNanos()));
        return Math.min(compiling, sum[0] / Math.max(1, processors));
    }

    private void forEachSample(long fromNanos, long toNanos, Consumer<Seen> consumer) {
        samples.forEachOverlapping(fromNanos - AROUND_NANOS, toNanos + AROUND_NANOS, consumer);
    }
}
