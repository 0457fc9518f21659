package dev.headroom.load.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.run.SelfCheck;
import dev.headroom.measure.run.SelfCheck.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SelfCheckerTest {

    private static final Duration WINDOW = Duration.ofSeconds(10);

    @Test
    void aPunctualGeneratorIsValid() {
        SelfCheck check = check(false, 0.1, 20, 0, 0.1, 0.5);

        assertThat(check.verdict()).isEqualTo(Verdict.VALID);
        assertThat(check.reasons()).isEmpty();
    }

    @Test
    void latenessThatExplainsTheTailIsTheGenerators() {
        SelfCheck check = check(false, 8, 20, 0, 0.1, 0.5);

        assertThat(check.verdict()).isEqualTo(Verdict.GENERATOR_BOUND);
        assertThat(check.reasons())
                .singleElement()
                .asString()
                .contains("8.00 ms")
                .contains("n=100");
    }

    @Test
    void latenessFarBelowTheTailDoesNotMatter() {
        assertThat(check(false, 8, 500, 0, 0.1, 0.5).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void latenessThatTheHostSharesIsTheHosts() {
        assertThat(check(false, 8, 20, 0, 7, 0.5).verdict()).isEqualTo(Verdict.NOISY_HOST);
    }

    @Test
    void collectingGarbageForOverAHundredthOfTheWindowIsTheGenerators() {
        assertThat(check(false, 0.1, 20, 150, 0.1, 0.5).verdict()).isEqualTo(Verdict.GENERATOR_BOUND);
    }

    @Test
    void aBusyLoadThreadMattersInTheClosedModelOnly() {
        assertThat(check(true, 0.1, 20, 0, 0.1, 0.95).verdict()).isEqualTo(Verdict.GENERATOR_BOUND);
        assertThat(check(false, 0.1, 20, 0, 0.1, 0.95).verdict()).isEqualTo(Verdict.VALID);
    }

    private static SelfCheck check(
            boolean closed, double lateMillis, double tailMillis, long gcMillis, double hiccupMillis, double busy) {
        var cost = new GeneratorCost(0.2, busy, gcMillis * 1_000_000, times(hiccupMillis));
        return SelfChecker.check(closed, WINDOW, 100, 100, times(lateMillis), times(tailMillis), cost);
    }

    private static DurationHistogram times(double millis) {
        var times = new DurationHistogram();
        for (int i = 0; i < 100; i++) {
            times.recordNanos((long) (millis * 1e6));
        }
        return times;
    }
}
