package dev.headroom.diagnose.internal.tail;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a request's time that no cause has been charged for yet. What is taken once cannot be taken again, so charges
 * add up to the whole whatever overlaps.
 */
final class FreeTime {

    /** Hears of every stretch that is taken. */
    @FunctionalInterface
    interface Taken {
        void taken(long fromNanos, long toNanos);
    }

    private record Span(long from, long to) {}

    private List<Span> free = new ArrayList<>(4);

    FreeTime(long fromNanos, long toNanos) {
        if (toNanos > fromNanos) {
            free.add(new Span(fromNanos, toNanos));
        }
    }

    /** Takes what is still free between two instants; answers how much that was. */
    long take(long fromNanos, long toNanos) {
        return take(fromNanos, toNanos, (from, to) -> {});
    }

    long take(long fromNanos, long toNanos, Taken hears) {
        if (fromNanos >= toNanos) {
            return 0;
        }
        long taken = 0;
        List<Span> left = new ArrayList<>(free.size() + 1);
        for (Span span : free) {
            long from = Math.max(span.from, fromNanos);
            long to = Math.min(span.to, toNanos);
            if (from >= to) {
                left.add(span);
                continue;
            }
            taken += to - from;
            hears.taken(from, to);
            if (span.from < from) {
                left.add(new Span(span.from, from));
            }
            if (to < span.to) {
                left.add(new Span(to, span.to));
            }
        }
        if (taken > 0) {
            free = left;
        }
        return taken;
    }

    /** Takes at most so much of what is free between two instants, its earliest part; answers how much that was. */
    long takeAtMost(long nanos, long fromNanos, long toNanos) {
        long taken = 0;
        for (Span span : List.copyOf(free)) {
            long from = Math.max(span.from, fromNanos);
            long to = Math.min(Math.min(span.to, toNanos), from + nanos - taken);
            taken += take(from, to);
        }
        return taken;
    }

    /** How much is free between two instants. */
    long between(long fromNanos, long toNanos) {
        long sum = 0;
        for (Span span : free) {
            sum += Math.max(0, Math.min(span.to, toNanos) - Math.max(span.from, fromNanos));
        }
        return sum;
    }

    long total() {
        return between(Long.MIN_VALUE, Long.MAX_VALUE);
    }
}
