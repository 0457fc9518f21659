package dev.headroom.cli.config;

import dev.headroom.load.schedule.ThinkTime;
import java.util.List;

/**
 * Requests that one user sends one after another.
 *
 * @param weight how often it is begun relative to the other sessions and requests, above 0
 * @param steps at least one
 */
public record SessionConfig(String name, int weight, List<Step> steps) {

    /**
     * One of them; an endpoint of the report.
     *
     * @param think before it, from the answer of the step before
     */
    public record Step(RequestConfig request, ThinkTime think) {}

    public SessionConfig {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || weight <= 0) {
            throw new IllegalArgumentException("A session has steps and a weight above 0");
        }
    }
}
