package dev.headroom.junit.internal.expect;

import dev.headroom.junit.NotMeasuredException;
import dev.headroom.junit.internal.run.Repetitions;

/** What is judged by repetitions of a test's body. */
public sealed interface RepeatedExpectation permits CostExpectation, ResponseExpectation {
    Outcome judge(Repetitions repetitions) throws NotMeasuredException;

    /** Whether the machine has a say in it, so that a failure needs to be confirmed. */
    boolean isNoisy();

    Rounds rounds();

    /**
     * How often a body is run.
     *
     * @param warmup runs that are not measured, not negative
     * @param repetitions runs that are, at least one
     */
    record Rounds(int warmup, int repetitions) {
        public Rounds {
            if (warmup < 0) {
                throw new IllegalArgumentException("warmup is 0 or more, got " + warmup);
            }
            if (repetitions < 1) {
                throw new IllegalArgumentException("repetitions is 1 or more, got " + repetitions);
            }
        }

        /** Enough for both. */
        public Rounds and(Rounds other) {
            return new Rounds(Math.max(warmup, other.warmup), Math.max(repetitions, other.repetitions));
        }
    }
}
