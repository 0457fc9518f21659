package dev.headroom.load;

/** What decides when the next request starts. */
public sealed interface Arrivals {

    /** Open model: a schedule decides, as independent users would. */
    record Open(Schedule schedule) implements Arrivals {}

    /**
     * Closed model: this many users, each starting its next request when its last one ended.
     *
     * @param users concurrent requests, at least 1
     */
    record Closed(int users) implements Arrivals {
        public Closed {
            if (users < 1 || users > 10_000) {
                throw new IllegalArgumentException("A closed model has 1 to 10,000 users, got " + users);
            }
        }
    }

    static Arrivals constant(double ratePerSecond) {
        return new Open(Schedule.constant(ratePerSecond));
    }

    static Arrivals poisson(double ratePerSecond) {
        return new Open(Schedule.poisson(ratePerSecond));
    }

    static Arrivals closed(int users) {
        return new Closed(users);
    }
}
