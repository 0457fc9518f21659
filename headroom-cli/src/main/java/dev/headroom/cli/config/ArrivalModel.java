package dev.headroom.cli.config;

/** When requests start. */
public sealed interface ArrivalModel {

    /** Requests start when the schedule says, whatever the service does. */
    record Open(double ratePerSecond, Spacing spacing) implements ArrivalModel {
        public Open {
            if (!(ratePerSecond > 0 && Double.isFinite(ratePerSecond))) {
                throw new IllegalArgumentException("A rate is above 0, got " + ratePerSecond);
            }
        }
    }

    /** Each of a number of users starts a request when its last one is answered. */
    record Closed(int users) implements ArrivalModel {
        public Closed {
            if (users <= 0) {
                throw new IllegalArgumentException("A closed model has at least one user, got " + users);
            }
        }
    }

    /** The gaps between the intended starts of an open model. */
    enum Spacing {
        /** All alike. */
        CONSTANT,
        /** Exponentially distributed, as independent users arrive. */
        POISSON
    }
}
