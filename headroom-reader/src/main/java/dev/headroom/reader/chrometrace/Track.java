package dev.headroom.reader.chrometrace;

import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.reader.streaming.SampleCollector;
import dev.headroom.reader.streaming.SampleOrigin;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.IntStream;

/**
 * The durations of one thread. Events are written when they end, so a caller may follow its callees in the file: they are
 * kept, 21 bytes each, and nested by time at the end.
 */
final class Track {

    private static final byte BEGIN = 0;
    private static final byte END = 1;
    private static final byte COMPLETE = 2;

    private long[] starts = new long[64];
    private long[] durations = new long[64];
    private int[] frames = new int[64];
    private byte[] kinds = new byte[64];
    private int size;

    void begin(long startNanos, int frame) {
        add(startNanos, 0, frame, BEGIN);
    }

    void end(long nanos) {
        add(nanos, 0, 0, END);
    }

    void complete(long startNanos, long durationNanos, int frame) {
        add(startNanos, durationNanos, frame, COMPLETE);
    }

    private void add(long start, long duration, int frame, byte kind) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            durations = Arrays.copyOf(durations, size * 2);
            frames = Arrays.copyOf(frames, size * 2);
            kinds = Arrays.copyOf(kinds, size * 2);
        }
        starts[size] = start;
        durations[size] = duration;
        frames[size] = frame;
        kinds[size++] = kind;
    }

    /** Nests the durations and adds what each spent outside those within it, at the time it began. */
    void collect(SampleCollector collector, SampleType type, SampleOrigin thread) {
        pair(collector);
        int[] order = IntStream.range(0, size)
                .filter(i -> kinds[i] == COMPLETE)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> starts[i])
                        .thenComparing(Comparator.comparingLong((Integer i) -> durations[i])
                                .reversed()))
                .mapToInt(Integer::intValue)
                .toArray();
        var open = new Nesting(collector, type, thread);
        for (int i : order) {
            open.enter(starts[i], starts[i] + durations[i], frames[i]);
        }
        open.leaveUntil(Long.MAX_VALUE);
    }

    /** Turns each begin and its end into one complete duration. */
    private void pair(SampleCollector collector) {
        int[] order = IntStream.range(0, size)
                .filter(i -> kinds[i] != COMPLETE)
                .boxed()
                .sorted(Comparator.comparingLong(i -> starts[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        Deque<Integer> begun = new ArrayDeque<>();
        for (int i : order) {
            if (kinds[i] == BEGIN) {
                begun.push(i);
            } else if (begun.isEmpty()) {
                collector.skip("an event ends that never began");
            } else {
                close(begun.pop(), starts[i]);
            }
        }
        if (!begun.isEmpty()) {
            collector.note("Some events never ended; they end with the last event of their thread.");
            long last = IntStream.range(0, size)
                    .mapToLong(i -> starts[i] + durations[i])
                    .max()
                    .orElse(0);
            begun.forEach(i -> close(i, last));
        }
    }

    private void close(int begin, long endNanos) {
        kinds[begin] = COMPLETE;
        durations[begin] = endNanos - starts[begin];
    }

    /** The durations that are open at one moment, outermost first. */
    private static final class Nesting {

        private final SampleCollector collector;
        private final SampleType type;
        private final SampleOrigin thread;
        /** End, time in nothing within, begin. */
        private final Deque<long[]> open = new ArrayDeque<>();

        private int stack = StackTable.ROOT;

        Nesting(SampleCollector collector, SampleType type, SampleOrigin thread) {
            this.collector = collector;
            this.type = type;
            this.thread = thread;
        }

        void enter(long start, long end, int frame) {
            leaveUntil(start);
            long cut = end;
            long[] parent = open.peek();
            if (parent != null) {
                if (end > parent[0]) {
                    cut = parent[0];
                    collector.note("Some events overlap without nesting; the inner ones are cut where the outer ends.");
                }
                parent[1] -= cut - start;
            }
            open.push(new long[] {cut, cut - start, start});
            stack = collector.stacks().child(stack, frame);
        }

        void leaveUntil(long nanos) {
            for (long[] top = open.peek(); top != null && top[0] <= nanos; top = open.peek()) {
                open.pop();
                collector.add(type, stack, Math.max(0, top[1]), 1, thread.at(SampleOrigin.ownClock(top[2])));
                stack = collector.stacks().parent(stack);
            }
        }
    }
}
