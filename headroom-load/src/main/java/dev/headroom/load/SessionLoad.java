package dev.headroom.load;

import dev.headroom.load.answer.AnswerCapture;
import dev.headroom.load.schedule.ThinkTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Requests that one user sends one after another, with cookies and captured values of its own. An arrival starts the whole:
 * the first step is intended when the schedule says, each later one when the answer before it was whole and its think time
 * has passed. A step that fails ends the session.
 *
 * @param weight share of the arrivals, relative to those of the plan's endpoints and other sessions
 * @param steps at least one; each is an endpoint of the results under its own name, and its own weight means nothing
 */
public record SessionLoad(String name, int weight, List<Step> steps) {

    private static final int MOST_CAPTURED = 100;

    /**
     * One request of a session.
     *
     * @param think before it, from the whole answer of the step before; not before the first
     */
    public record Step(EndpointLoad endpoint, ThinkTime think) {}

    public SessionLoad {
        steps = List.copyOf(steps);
        if (name.isBlank()) {
            throw new IllegalArgumentException("A session needs a name");
        }
        if (weight < 1 || weight > 1_000_000) {
            throw new IllegalArgumentException("A weight lies between 1 and 1,000,000, got " + weight);
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A session has at least one step, " + name + " has none");
        }
        List<String> captured = captured(steps);
        Set<String> different = new HashSet<>(captured);
        if (different.size() < captured.size() || captured.size() > MOST_CAPTURED) {
            throw new IllegalArgumentException(
                    "The steps of a session capture at most 100 values of different names, got " + captured);
        }
    }

    /** Names of all values its steps capture, in their order. */
    public List<String> captured() {
        return captured(steps);
    }

    /** Names of the values that have been captured before a step. */
    public List<String> capturedBefore(int step) {
        return captured(steps.subList(0, step));
    }

    private static List<String> captured(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> step.endpoint().answer().captures().stream())
                .map(AnswerCapture::name)
                .toList();
    }
}
