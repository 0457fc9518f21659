package dev.headroom.diagnose.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a request's time that no cause has been charged for yet. What is taken once cannot be taken again, so charges
 * add up to the whole whatever overlaps.
 */
final class FreeTime {

    private record Span(long from, long to) {}

    private List<Span> free = new ArrayList<>();

    FreeTime(long fromNanos, long toNanos) {
        if (toNanos > fromNanos) {
            free.add(new Span(fromNanos, toNanos));
        }
    }

    /** Takes what is still free between two instants; answers how much that was. */
    long take(long fromNanos, long toNanos) {
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
            if (span.from < from) {
                left.add(new Span(span.from, from));
            }
            if (to < span.to) {
                left.add(new Span(to, span.to));
            }
        }
        free = left;
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
