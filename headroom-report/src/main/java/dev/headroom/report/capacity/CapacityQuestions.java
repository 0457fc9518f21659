package dev.headroom.report.capacity;

import java.util.OptionalDouble;

/**
 * What is asked of a capacity, in requests per second; each may be absent.
 *
 * @param today the rate the service has now
 * @param atLeast the rate it has to carry
 * @param need the rate that several instances have to carry together
 */
public record CapacityQuestions(OptionalDouble today, OptionalDouble atLeast, OptionalDouble need) {

    public static CapacityQuestions none() {
        return new CapacityQuestions(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }
}
