package dev.headroom.benchmarks.truth;

import java.time.Duration;
import java.util.function.IntToLongFunction;

/**
 * Decides when a request is answered, from nothing but the order and the instants of arrival: the same arrivals have the
 * same answers, however busy the machine is. One instance serves one run, since it may count or queue.
 */
@FunctionalInterface
public interface Behaviour {

    /** @param arrivedNanos since the server's start, never descending */
    Answer answer(long arrivedNanos);

    /**
     * Answers after a service time, however many are under way; but at every period's start it stands still for a while,
     * and what would be due meanwhile is due at the end of the pause.
     */
    static Behaviour pausing(Duration service, Duration period, Duration pause) {
        long serviceNanos = service.toNanos();
        long periodNanos = period.toNanos();
        long pauseNanos = pause.toNanos();
        return arrived -> {
            long due = arrived + serviceNanos;
            long intoPeriod = due % periodNanos;
            return Answer.whole(intoPeriod < pauseNanos ? due - intoPeriod + pauseNanos : due);
        };
    }

    /** Answers each request after a service time that its number, from 0, decides. */
    static Behaviour byNumber(IntToLongFunction serviceNanos) {
        return new Behaviour() {
            private int number;

            @Override
            public Answer answer(long arrivedNanos) {
                return Answer.whole(arrivedNanos + serviceNanos.applyAsLong(number++));
            }
        };
    }

    /** One request at a time, first come first served, each taking the same time. */
    static Behaviour oneAtATime(Duration service) {
        long serviceNanos = service.toNanos();
        return new Behaviour() {
            private long freeNanos;

            @Override
            public Answer answer(long arrivedNanos) {
                freeNanos = Math.max(arrivedNanos, freeNanos) + serviceNanos;
                return Answer.whole(freeNanos);
            }
        };
    }

    /** Resets every n-th connection when its answer is due. */
    default Behaviour resettingEvery(int nth) {
        return new Behaviour() {
            private int number;

            @Override
            public Answer answer(long arrivedNanos) {
                Answer answer = Behaviour.this.answer(arrivedNanos);
                return number++ % nth == 0 ? Answer.reset(answer.lastNanos()) : answer;
            }
        };
    }

    /** Begins every answer at once and sends it in pieces, the last of them when the answer is due. */
    default Behaviour dribbling(int pieces) {
        return arrived -> new Answer(arrived, answer(arrived).lastNanos(), pieces, false);
    }
}
