package dev.headroom.diagnose.internal.tail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** Things that last, searchable by what they overlap. Time per search: logarithmic, plus those that begin near enough. */
final class Spans<T> {

    private final List<T> byStart;
    private final long[] starts;
    private final long[] ends;
    private final long longest;
    private final ToLongFunction<T> start;
    private final ToLongFunction<T> end;

    Spans(List<T> things, ToLongFunction<T> start, ToLongFunction<T> end) {
        this.start = start;
        this.end = end;
        byStart = new ArrayList<>(things);
        byStart.sort(Comparator.comparingLong(start));
        starts = byStart.stream().mapToLong(start).toArray();
        ends = byStart.stream().mapToLong(end).toArray();
        long most = 0;
        for (int i = 0; i < starts.length; i++) {
            most = Math.max(most, ends[i] - starts[i]);
        }
        longest = most;
    }

    /** In order of their starts. */
    void forEachOverlapping(long fromNanos, long toNanos, Consumer<T> consumer) {
        if (starts.length == 0 || fromNanos >= toNanos) {
            return;
        }
        for (int i = firstFrom(fromNanos - longest); i < starts.length && starts[i] < toNanos; i++) {
            if (ends[i] > fromNanos) {
                consumer.accept(byStart.get(i));
            }
        }
    }

    /** How much of the time between two instants at least one of them lasts. */
    long coveredNanos(long fromNanos, long toNanos) {
        var free = new FreeTime(fromNanos, toNanos);
        long[] covered = {0};
        forEachOverlapping(
                fromNanos, toNanos, thing -> covered[0] += free.take(start.applyAsLong(thing), end.applyAsLong(thing)));
        return covered[0];
    }

    private int firstFrom(long nanos) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
