package dev.headroom.reader.tracemalloc;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.StackTable;
import dev.headroom.reader.MalformedRecordingException;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The traces of an unpickled snapshot: tuples of domain, size, frames with the most recent call first, and from Python
 * 3.9 on the number of frames before the limit cut them (CPython, {@code Lib/tracemalloc.py}). Not thread-safe.
 */
final class Traces {

    /** Half of what fits, so that sums of sums do not overflow either. */
    private static final long MAX_TOTAL = Long.MAX_VALUE / 2;

    private final List<?> traces;
    private final long depth;
    private final IdentityHashMap<Object, Integer> frameIds = new IdentityHashMap<>();
    private long blocks;
    private long skipped;
    private long cut;
    private long total;

    /** One block of memory. */
    interface BlockConsumer {
        void accept(int stack, long bytes);
    }

    private Traces(List<?> traces, long depth) {
        this.traces = traces;
        this.depth = depth;
    }

    static Traces of(Object snapshot, PickleReader pickle) throws MalformedRecordingException {
        if (snapshot instanceof PickleReader.Instance outer
                && outer.knownClass() == PickleReader.KnownClass.SNAPSHOT
                && outer.attributes().get("traces") instanceof PickleReader.Instance inner
                && inner.knownClass() == PickleReader.KnownClass.TRACES) {
            Object held = inner.attributes().get("_traces");
            long depth = outer.attributes().get("traceback_limit") instanceof Long limit ? limit : 0;
            if (held instanceof List<?> list) {
                return new Traces(list, depth);
            }
            if (held instanceof Object[] tuple) {
                return new Traces(List.of(tuple), depth);
            }
        }
        throw pickle.malformed("the pickle holds no snapshot");
    }

    void forEach(StackTable table, BlockConsumer consumer) {
        for (Object trace : traces) {
            if (trace instanceof Object[] fields
                    && (fields.length == 3 || fields.length == 4)
                    && fields[1] instanceof Long size
                    && size >= 0
                    && size <= MAX_TOTAL - total
                    && fields[2] instanceof Object[] frames
                    && areFrames(frames)) {
                total += size;
                blocks++;
                if (fields.length == 4 && fields[3] instanceof Long whole && whole > frames.length) {
                    cut++;
                }
                consumer.accept(stack(frames, table), size);
            } else {
                skipped++;
            }
        }
    }

    private boolean areFrames(Object[] frames) {
        for (Object frame : frames) {
            boolean known = frameIds.containsKey(frame);
            if (!known
                    && !(frame instanceof Object[] pair
                            && pair.length == 2
                            && pair[0] instanceof String
                            && pair[1] instanceof Long)) {
                return false;
            }
        }
        return true;
    }

    private int stack(Object[] leafFirst, StackTable table) {
        int stack = StackTable.ROOT;
        for (int i = leafFirst.length - 1; i >= 0; i--) {
            stack = table.child(
                    stack, frameIds.computeIfAbsent(leafFirst[i], frame -> table.frameId(frame((Object[]) frame))));
        }
        return stack;
    }

    /** The module knows no function names: the line is the frame. */
    private static Frame frame(Object[] fileAndLine) {
        String file = (String) fileAndLine[0];
        int line = (int) Math.max(0, Math.min((Long) fileAndLine[1], Integer.MAX_VALUE));
        return new Frame(file + ":" + line, file, line, FrameKind.INTERPRETED);
    }

    /** Frames kept of each stack at most, 0 where unknown. */
    long depth() {
        return depth;
    }

    long blocks() {
        return blocks;
    }

    long skipped() {
        return skipped;
    }

    /** Blocks whose stack was deeper than the limit. */
    long cut() {
        return cut;
    }
}
