package dev.headroom.load.internal.engine;

import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * The part of a load that one of several loops has. Intended starts are dealt in turn from the one sequence that was asked
 * for, so that together the loops keep exactly that schedule.
 *
 * @param index of the loop, from 0
 * @param count of loops
 */
record Share(int index, int count) {

    static final Share WHOLE = new Share(0, 1);

    Share {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("Of " + count + " loops there is no number " + index);
        }
    }

    /** This loop's part of a number of things; the first loops take what does not divide. */
    long of(long total) {
        return total / count + (index < total % count ? 1 : 0);
    }

    int of(int total) {
        return (int) of((long) total);
    }

    /** What among all loops is number {@code n} of this one, where all count in turn. */
    int numberAmongAll(int n) {
        return n * count + index;
    }

    /** Of random numbers that all loops have alike, this loop's own. */
    SplittableRandom own(SplittableRandom alike) {
        SplittableRandom own = alike;
        for (int loop = 0; loop < index; loop++) {
            own = own.split();
        }
        return own;
    }

    /** Every so-manieth start, beginning with this loop's own. */
    LongSupplier deal(LongSupplier starts) {
        return count == 1 ? starts : new Dealt(starts);
    }

    private final class Dealt implements LongSupplier {

        private final LongSupplier starts;
        private int others = index;

        Dealt(LongSupplier starts) {
            this.starts = starts;
        }

        @Override
        public long getAsLong() {
            for (; others > 0; others--) {
                var unused = starts.getAsLong();
            }
            others = count - 1;
            return starts.getAsLong();
        }
    }
}
