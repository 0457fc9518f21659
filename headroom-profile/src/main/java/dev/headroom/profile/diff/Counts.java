package dev.headroom.profile.diff;

/** The samples of one function, or of one group of functions, in each recording of both sides. */
record Counts(long[] base, long[] head) {

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
