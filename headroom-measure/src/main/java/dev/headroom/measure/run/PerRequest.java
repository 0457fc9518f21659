package dev.headroom.measure.run;

import java.util.OptionalDouble;

/**
 * Means over the requests of one endpoint whose server-side event was seen; empty where the agent could not tell.
 *
 * @param requestsSeen requests the means were taken over
 * @param cpuNanos CPU time of the request's thread
 * @param allocatedBytes bytes allocated by the request's thread
 * @param sqlQueries JDBC executions
 */
public record PerRequest(
        long requestsSeen, OptionalDouble cpuNanos, OptionalDouble allocatedBytes, OptionalDouble sqlQueries) {

    public static PerRequest unknown() {
        return new PerRequest(0, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }
}
