package dev.headroom.load.capacity;

import java.time.Duration;

/**
 * Loads the service at one rate, open model, and says what it saw.
 *
 * @param <E> how the measurement itself may fail
 */
@FunctionalInterface
public interface RateMeter<E extends Exception> {

    /** @param window how long requests are sent */
    ProbeSample measure(double ratePerSecond, Duration window) throws E;
}
