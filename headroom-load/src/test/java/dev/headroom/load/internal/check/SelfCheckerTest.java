package dev.headroom.load.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.run.SelfCheck;
import dev.headroom.measure.run.SelfCheck.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten thousand requests of 20 ms, of which some were late. */
class SelfCheckerTest {

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final int REQUESTS = 10_000;
    private static final double PUNCTUAL_MILLIS = 20;
    private static final GeneratorCost QUIET = cost(0, 0.1, 0.5);

    @Test
    void aPunctualGeneratorIsValid() {
        SelfCheck check = SelfChecker.check(load(0, 0, 0), QUIET);

        assertThat(check.verdict()).isEqualTo(Verdict.VALID);
        assertThat(check.reasons()).isEmpty();
    }

    @Test
    void latenessWhileTheLoadThreadRanIsTheGenerators() {
        SelfCheck check = SelfChecker.check(load(200, 8, 0), QUIET);

        assertThat(check.verdict()).isEqualTo(Verdict.GENERATOR_BOUND);
        assertThat(check.reasons())
                .singleElement()
                .asString()
                .contains("p99 of response time would be 20.0 ms instead of 28.0 ms (n=10000)")
                .contains("p99 of lateness is 8.00 ms");
    }

    @Test
    void latenessWhileItWaitedForAProcessorIsTheHosts() {
        SelfCheck check = SelfChecker.check(load(200, 8, 7.5), QUIET);

        assertThat(check.verdict()).isEqualTo(Verdict.NOISY_HOST);
        assertThat(check.reasons()).singleElement().asString().contains("had no processor");
    }

    @Test
    void latenessThatAnIdleThreadSharedIsTheHosts() {
        assertThat(SelfChecker.check(load(200, 8, 0), cost(0, 4.5, 0.5)).verdict())
                .isEqualTo(Verdict.NOISY_HOST);
    }

    @Test
    void latenessBelowATenthOfTheTailDoesNotMatter() {
        assertThat(SelfChecker.check(load(200, 1.5, 0), QUIET).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void lateRequestsThatAreNotTheTailDoNotMatter() {
        DurationHistogram responses = times(REQUESTS, 200, 100);
        DurationHistogram late = times(REQUESTS - 200, 200, 8);
        late.add(times(200, 0, 0));
        // The two hundred late ones are quick: what is slow was on time.
        var evidence = new LoadEvidence(false, WINDOW, 1_000, 1_000, late, responses, responses, responses);

        assertThat(SelfChecker.check(evidence, QUIET).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void aFewLateRequestsMatterOnlyWhenTheyAreHalfOfP999() {
        assertThat(SelfChecker.check(load(20, 15, 0), QUIET).verdict()).isEqualTo(Verdict.VALID);
        SelfCheck check = SelfChecker.check(load(20, 50, 0), QUIET);

        assertThat(check.verdict()).isEqualTo(Verdict.GENERATOR_BOUND);
        assertThat(check.reasons()).singleElement().asString().contains("p99.9 of response time would be 20.0 ms");
    }

    @Test
    void aHostThatWakesIdleThreadsLateIsNoisy() {
        assertThat(SelfChecker.check(load(0, 0, 0), cost(0, 6, 0.5)).verdict()).isEqualTo(Verdict.NOISY_HOST);
        assertThat(SelfChecker.check(load(0, 0, 0), cost(0, 4, 0.5)).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void aFullMachineIsNoisyWhereOthersFillIt() {
        SelfCheck check = SelfChecker.check(load(0, 0, 0), crowd(0.99, 0.5));

        assertThat(check.verdict()).isEqualTo(Verdict.NOISY_HOST);
        assertThat(check.reasons())
                .singleElement()
                .asString()
                .contains("other than the service used 50 % of the machine, which was 99 % busy");
        assertThat(SelfChecker.check(load(0, 0, 0), crowd(0.99, 0.1)).verdict()).isEqualTo(Verdict.VALID);
        assertThat(SelfChecker.check(load(0, 0, 0), crowd(0.7, 0.5)).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void collectingGarbageForOverAHundredthOfTheWindowIsTheGenerators() {
        assertThat(SelfChecker.check(load(0, 0, 0), cost(150, 0.1, 0.5)).verdict())
                .isEqualTo(Verdict.GENERATOR_BOUND);
    }

    @Test
    void aBusyLoadThreadMattersInTheClosedModelOnly() {
        LoadEvidence open = load(0, 0, 0);
        var closed = new LoadEvidence(
                true,
                WINDOW,
                open.intendedRate(),
                open.achievedRate(),
                open.lateness(),
                open.responseTimes(),
                open.withoutLateness(),
                open.withoutOwnLateness());

        assertThat(SelfChecker.check(closed, cost(0, 0.1, 0.95)).verdict()).isEqualTo(Verdict.GENERATOR_BOUND);
        assertThat(SelfChecker.check(open, cost(0, 0.1, 0.95)).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void aRateThatABusyLoadThreadCannotSendIsTheGenerators() {
        LoadEvidence punctual = load(0, 0, 0);
        var outrun = new LoadEvidence(
                false,
                WINDOW,
                1_000_000,
                31_000,
                punctual.lateness(),
                punctual.responseTimes(),
                punctual.withoutLateness(),
                punctual.withoutOwnLateness());
        var waiting = new GeneratorCost(0.2, 0.5, 0.45, 0, hiccups(0.1), 0.6, 0);

        for (GeneratorCost busy : List.of(cost(0, 0.1, 0.95), waiting)) {
            SelfCheck check = SelfChecker.check(outrun, busy);

            assertThat(check.verdict()).isEqualTo(Verdict.GENERATOR_BOUND);
            assertThat(check.reasons()).singleElement().asString().contains("31,000/s of 1,000,000/s");
        }
        // A load thread that mostly waits for answers is held up by the service.
        assertThat(SelfChecker.check(outrun, cost(0, 0.1, 0.5)).verdict()).isEqualTo(Verdict.VALID);
    }

    /** @param hostMillis part of the lateness in which the load thread had no processor */
    private static LoadEvidence load(int lateRequests, double lateMillis, double hostMillis) {
        return new LoadEvidence(
                false,
                WINDOW,
                1_000,
                1_000,
                lateness(lateRequests, lateMillis),
                times(REQUESTS, lateRequests, PUNCTUAL_MILLIS + lateMillis),
                times(REQUESTS, 0, 0),
                times(REQUESTS, lateRequests, PUNCTUAL_MILLIS + hostMillis));
    }

    private static DurationHistogram lateness(int lateRequests, double lateMillis) {
        var lateness = new DurationHistogram();
        for (int i = 0; i < REQUESTS; i++) {
            lateness.recordNanos(i < lateRequests ? (long) (lateMillis * 1e6) : 1_000);
        }
        return lateness;
    }

    private static DurationHistogram times(int all, int slow, double slowMillis) {
        var times = new DurationHistogram();
        for (int i = 0; i < all; i++) {
            times.recordNanos((long) ((i < slow ? slowMillis : PUNCTUAL_MILLIS) * 1e6));
        }
        return times;
    }

    private static GeneratorCost cost(long gcMillis, double hiccupMillis, double threadCpuShare) {
        return new GeneratorCost(0.2, threadCpuShare, 0, gcMillis * 1_000_000, hiccups(hiccupMillis), 0.6, 0);
    }

    private static GeneratorCost crowd(double hostCpuShare, double othersCpuShare) {
        return new GeneratorCost(0.1, 0.5, 0, 0, hiccups(0.1), hostCpuShare, othersCpuShare);
    }

    private static DurationHistogram hiccups(double millis) {
        var hiccups = new DurationHistogram();
        for (int i = 0; i < 100; i++) {
            hiccups.recordNanos((long) (millis * 1e6));
        }
        return hiccups;
    }
}
