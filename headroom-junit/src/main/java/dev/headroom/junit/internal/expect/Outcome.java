package dev.headroom.junit.internal.expect;

import java.util.Optional;

/**
 * One expectation held against what was measured.
 *
 * @param name of what was measured, as a key in a report: {@code headroom.queries}
 * @param measured the value with its unit and sample size
 * @param expected the limit
 * @param failure the whole story, where the limit was not kept
 */
public record Outcome(String name, String measured, String expected, Optional<String> failure) {
    static Outcome kept(String name, String measured, String expected) {
        return new Outcome(name, measured, expected, Optional.empty());
    }

    static Outcome exceeded(String name, String measured, String expected, String failure) {
        return new Outcome(name, measured, expected, Optional.of(failure));
    }

    /** This failure where another round fails too; else what the other round found, with the doubt. */
    public Outcome confirmedBy(Outcome second) {
        if (second.isFailure()) {
            return exceeded(
                    name,
                    measured,
                    expected,
                    failure.orElse("") + "\n  Confirmed by a second round: " + second.measured);
        }
        return kept(name, second.measured + "; a first round had " + measured, expected);
    }

    public boolean isFailure() {
        return failure.isPresent();
    }
}
