package dev.headroom.reader.v8;

import dev.headroom.profile.FrameKind;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.reader.streaming.Json;
import dev.headroom.reader.streaming.SampleCollector;
import dev.headroom.reader.streaming.SampleOrigin;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Nodes and samples of one profile, gathered from one document or from many chunks, then folded.
 *
 * <p>A sample weighs the time until the next one, as Chrome's own views have it; the last weighs the time until the end.
 * Sixteen bytes are kept for each sample until then, Not thread-safe.
 */
public final class V8Profile {

    private static final long NANOS_PER_MICRO = 1_000;

    private final Map<Long, V8Node> nodes = new LinkedHashMap<>();
    private long[] samples = new long[256];
    private long[] deltas = new long[256];
    private int sampleCount;
    private int deltaCount;

    /** Reads an array of nodes. */
    public void readNodes(Json json) throws IOException {
        json.beginArray();
        while (json.nextElement()) {
            V8Node node = V8Node.read(json);
            nodes.put(node.id(), node);
        }
    }

    /** Reads an array of node ids, one for each sample. */
    public void readSamples(Json json) throws IOException {
        json.beginArray();
        while (json.nextElement()) {
            if (sampleCount == samples.length) {
                samples = Arrays.copyOf(samples, sampleCount * 2);
            }
            samples[sampleCount++] = json.longValue();
        }
    }

    /** Reads an array of microseconds, each from the sample before (or the start) to its sample. */
    public void readTimeDeltas(Json json) throws IOException {
        json.beginArray();
        while (json.nextElement()) {
            if (deltaCount == deltas.length) {
                deltas = Arrays.copyOf(deltas, deltaCount * 2);
            }
            deltas[deltaCount++] = json.longValue();
        }
    }

    /** Adds the nodes and samples of a chunk that follows this one. */
    public void append(V8Profile next) {
        nodes.putAll(next.nodes);
        samples = joined(samples, sampleCount, next.samples, next.sampleCount);
        deltas = joined(deltas, deltaCount, next.deltas, next.deltaCount);
        sampleCount += next.sampleCount;
        deltaCount += next.deltaCount;
    }

    private static long[] joined(long[] first, int firstSize, long[] second, int secondSize) {
        int size = firstSize + secondSize;
        long[] joined = size <= first.length ? first : Arrays.copyOf(first, Math.max(size, firstSize * 2));
        System.arraycopy(second, 0, joined, firstSize, secondSize);
        return joined;
    }

    /** Counts each sample as a record of the file, for formats in which it is one. */
    public void countSamples(SampleCollector collector) {
        for (int i = 0; i < sampleCount; i++) {
            collector.event();
        }
    }

    public boolean isEmpty() {
        return sampleCount == 0;
    }

    /**
     * Folds what was read.
     *
     * @param startMicros when the profile began, on V8's own clock
     * @param endMicros when it ended, 0 where unknown
     * @param thread where the samples were taken
     */
    public void collect(
            SampleCollector collector, SampleType type, long startMicros, long endMicros, SampleOrigin thread) {
        int whole = Math.min(sampleCount, deltaCount);
        for (int i = whole; i < sampleCount; i++) {
            collector.skip("a sample has no time");
        }
        if (whole == 0) {
            return;
        }
        long[] times = new long[whole];
        long time = startMicros;
        boolean ordered = true;
        for (int i = 0; i < whole; i++) {
            time += deltas[i];
            times[i] = time;
            ordered &= i == 0 || time >= times[i - 1];
        }
        int[] order = IntStream.range(0, whole).toArray();
        if (!ordered) {
            order = byTime(times);
            collector.note("Samples were written out of order; they are put in the order of their time.");
        }
        Map<Long, Integer> stacks = stacks(collector);
        for (int k = 0; k < whole; k++) {
            int i = order[k];
            long end = whole == sampleCount ? Math.max(endMicros, times[i]) : times[i];
            long until = k + 1 < whole ? times[order[k + 1]] : end;
            long micros = Math.min(times[i], Long.MAX_VALUE / NANOS_PER_MICRO - 1);
            SampleOrigin origin = thread.at(SampleOrigin.ownClock(micros * NANOS_PER_MICRO));
            add(collector, type, stacks, i, until - times[i], origin);
        }
    }

    private void add(
            SampleCollector collector,
            SampleType type,
            Map<Long, Integer> stacks,
            int sample,
            long micros,
            SampleOrigin origin) {
        Integer stack = stacks.get(samples[sample]);
        if (stack == null) {
            collector.unresolvedStack();
        }
        if (micros < 0 || micros > Long.MAX_VALUE / NANOS_PER_MICRO) {
            collector.skip("the time between two samples is absurd");
            return;
        }
        collector.add(type, stack == null ? StackTable.ROOT : stack, micros * NANOS_PER_MICRO, 1, origin);
    }

    private static int[] byTime(long[] times) {
        return IntStream.range(0, times.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> times[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The stack of each node; a node that is its own ancestor, or whose parent is missing, hangs below the root. */
    private Map<Long, Integer> stacks(SampleCollector collector) {
        Map<Long, Long> parents = new HashMap<>();
        for (V8Node node : nodes.values()) {
            if (node.parent() != 0) {
                parents.put(node.id(), node.parent());
            }
            for (long child : node.children()) {
                parents.putIfAbsent(child, node.id());
            }
        }
        Map<Long, Integer> stacks = new HashMap<>();
        for (V8Node node : nodes.values()) {
            resolve(node, parents, stacks, collector);
        }
        return stacks;
    }

    private void resolve(V8Node leaf, Map<Long, Long> parents, Map<Long, Integer> stacks, SampleCollector collector) {
        Deque<V8Node> path = new ArrayDeque<>();
        V8Node node = leaf;
        while (node != null && !stacks.containsKey(node.id())) {
            stacks.put(node.id(), StackTable.ROOT);
            path.push(node);
            Long parent = parents.get(node.id());
            node = parent == null ? null : nodes.get(parent);
        }
        int stack = node == null ? StackTable.ROOT : stacks.getOrDefault(node.id(), StackTable.ROOT);
        for (V8Node next : path) {
            boolean root = stack == StackTable.ROOT && next.function().equals("(root)");
            if (!root) {
                var function = SampleCollector.function(next.function(), next.url(), next.line());
                int frame = collector.frame(function, next.url(), next.line(), FrameKind.UNKNOWN);
                stack = collector.stacks().child(stack, frame);
            }
            stacks.put(next.id(), stack);
        }
    }
}
