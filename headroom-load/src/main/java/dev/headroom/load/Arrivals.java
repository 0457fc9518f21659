package dev.headroom.load;

import dev.headroom.load.schedule.Schedule;
import dev.headroom.load.schedule.ThinkTime;

/** What decides when the next request starts. */
public sealed interface Arrivals {

    /** What a service is warmed up with before these begin. */
    Arrivals warmUp();

    /** Open model: a schedule decides, as independent users would. */
    record Open(Schedule schedule) implements Arrivals {
        @Override
        public Arrivals warmUp() {
            return new Open(schedule.warmUp());
        }
    }

    /**
     * Closed model: this many users, each starting its next request when its last one ended and it has thought.
     *
     * @param users concurrent requests, at least 1
     */
    record Closed(int users, ThinkTime think) implements Arrivals {
        public Closed {
            if (users < 1 || users > 10_000) {
                throw new IllegalArgumentException("A closed model has 1 to 10,000 users, got " + users);
            }
        }

        @Override
        public Arrivals warmUp() {
            return this;
        }
    }

    static Arrivals constant(double ratePerSecond) {
        return new Open(Schedule.constant(ratePerSecond));
    }

    static Arrivals poisson(double ratePerSecond) {
        return new Open(Schedule.poisson(ratePerSecond));
    }

    static Arrivals closed(int users) {
        return new Closed(users, ThinkTime.none());
    }
}
