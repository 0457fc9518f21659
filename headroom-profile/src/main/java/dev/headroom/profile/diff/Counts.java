package dev.headroom.profile.diff;

/** The samples of one function, or of one group of functions, in each recording of both sides. */
final class Counts {

    private final long[] base;
    private final long[] head;

    /** @param base kept, not copied; so is {@code head} */
    Counts(long[] base, long[] head) {
        this.base = base;
        this.head = head;
    }

    long[] base() {
        return base;
    }

    long[] head() {
        return head;
    }

    static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    long baseSum() {
        return sum(base);
    }

    long headSum() {
        return sum(head);
    }

    long sum() {
        return baseSum() + headSum();
    }

    int recordings() {
        return base.length + head.length;
    }
}
