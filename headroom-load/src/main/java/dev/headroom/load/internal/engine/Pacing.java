package dev.headroom.load.internal.engine;

import dev.headroom.load.Arrivals;
import dev.headroom.load.schedule.Schedule;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * The next intended start, one at a time. A request that is due and finds no connection simply stays the next one: the
 * schedule behind it is not drawn yet, so waiting costs no memory and nothing is forgotten.
 */
interface Pacing {

    /** No request is due until another one ends. */
    long NOTHING_DUE = Long.MAX_VALUE;

    void begin(long startNanos);

    /** The next intended start on the load's clock. */
    long dueNanos();

    /** The next request was started, or ended without being started. */
    void taken();

    /** A request that was taken has ended. */
    void ended(long nowNanos);

    static Pacing of(Arrivals arrivals, SplittableRandom random, Share share) {
        if (arrivals instanceof Arrivals.Open open) {
            return new OpenPacing(share.deal(open.schedule().offsetsNanos(random)));
        }
        Arrivals.Closed closed = (Arrivals.Closed) arrivals;
        int users = share.of(closed.users());
        return closed.think().isNone()
                ? new ClosedPacing(users)
                : new ThinkingPacing(users, closed.think(), share.own(random));
    }

    /** The schedule decides. */
    final class OpenPacing implements Pacing {
        private final LongSupplier offsetsNanos;
        private long startNanos;
        private long dueNanos;

        OpenPacing(LongSupplier offsetsNanos) {
            this.offsetsNanos = offsetsNanos;
        }

        @Override
        public void begin(long phaseStartNanos) {
            startNanos = phaseStartNanos;
            taken();
        }

        @Override
        public long dueNanos() {
            return dueNanos;
        }

        @Override
        public void taken() {
            long offset = offsetsNanos.getAsLong();
            dueNanos = offset == Schedule.NEVER ? NOTHING_DUE : startNanos + offset;
        }

        @Override
        public void ended(long nowNanos) {}
    }

    /** Each user starts again when its last request ended. */
    final class ClosedPacing implements Pacing {
        private final long[] freeSinceNanos;
        private int first;
        private int free;

        ClosedPacing(int users) {
            freeSinceNanos = new long[users];
            free = users;
        }

        @Override
        public void begin(long startNanos) {
            java.util.Arrays.fill(freeSinceNanos, startNanos);
        }

        @Override
        public long dueNanos() {
            return free == 0 ? NOTHING_DUE : freeSinceNanos[first];
        }

        @Override
        public void taken() {
            first = first + 1 == freeSinceNanos.length ? 0 : first + 1;
            free--;
        }

        @Override
        public void ended(long nowNanos) {
            int place = first + free;
            freeSinceNanos[place < freeSinceNanos.length ? place : place - freeSinceNanos.length] = nowNanos;
            free++;
        }
    }
}
