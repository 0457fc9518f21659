package dev.headroom.junit.internal.run;

import dev.headroom.junit.NotMeasuredException;
import java.util.Optional;

/**
 * What the repetitions of a body took.
 *
 * @param warmup runs before them
 * @param responseNanos from a run's beginning to its end
 * @param allocatedBytes on its thread and in its tasks; empty where a thread could not tell
 * @param cpuNanos as {@code allocatedBytes}
 * @param tasks given to executors in the last of them
 * @param tasksLost tasks that were not done when patience was over, or could not be followed
 * @param overlapped whether another measured test ran meanwhile
 */
public record Repetitions(
        int warmup,
        SortedValues responseNanos,
        Optional<SortedValues> allocatedBytes,
        Optional<SortedValues> cpuNanos,
        long tasks,
        long tasksLost,
        boolean overlapped) {

    /** What the runs cost their threads; refused where part of it is not known. */
    public SortedValues known(Optional<SortedValues> cost, String what) throws NotMeasuredException {
        if (tasksLost > 0) {
            throw new NotMeasuredException("The " + what + " of this test cannot be told: " + tasksLost
                    + " of the tasks that it gave to executors were not done "
                    + MeasuredBody.PATIENCE.toSeconds() + " s after it ended. Let the test wait for them.");
        }
        return cost.orElseThrow(
                () -> new NotMeasuredException(
                        "The " + what + " of this test cannot be told: the JVM"
                                + " does not count it for every thread it ran on, such as virtual threads. Run it on platform threads."));
    }

    /** How many there were, for people: {@code n=20 after 20 of warm-up}. */
    public String count() {
        return "n=" + responseNanos.count() + " after " + warmup + " of warm-up";
    }
}
