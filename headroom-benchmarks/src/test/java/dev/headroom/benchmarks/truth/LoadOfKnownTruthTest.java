package dev.headroom.benchmarks.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.load.schedule.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The generator's p50, p99 and p99.9 against servers of known truth, within 5 %, on several schedules and seeds.
 *
 * <p>The truth is computed from the instants the schedule handed out and the server's own clock; {@link KnownTruthTest}
 * holds that computation against formulas. A measurement is taken again, at most {@value #MOST_ATTEMPTS} times in all, if
 * the self-check says that it is not to be believed, or if it is off while the host woke idle threads late, or the server was
 * late, by nearly as much. One that is off on a quiet machine fails at once, and so does a machine that is never quiet enough
 * to measure on: nothing is skipped.
 */
class LoadOfKnownTruthTest {

    private static final Duration WINDOW = Duration.ofSeconds(4);
    private static final double RATE = 300;
    private static final int MOST_ATTEMPTS = 8;

    private static final ExecutorService CASES = Executors.newFixedThreadPool(4);

    /** A schedule and a seed. */
    private record Case(Schedule schedule, long seed) {

        /** What of it is untrue. */
        List<String> untruths(Scenario scenario) throws Exception {
            List<String> disturbed = new ArrayList<>();
            for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
                MeasuredTruth measured = MeasuredTruth.of(scenario, schedule, seed, WINDOW);
                if (measured.isBelieved() && (measured.untruths().isEmpty() || measured.isUndisturbed())) {
                    return measured.untruths();
                }
                disturbed.add(measured.disturbance());
            }
            return List.of("This machine let nothing valid be measured: " + disturbed);
        }
    }

    @BeforeAll
    static void loadOnceSoThatEveryClassIsCompiled() throws Exception {
        MeasuredTruth.of(Scenario.PAUSES, Schedule.constant(RATE), 0, Duration.ofSeconds(1));
    }

    @AfterAll
    static void end() {
        CASES.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void percentilesAreWithinFivePercentOfTheTruth(Scenario scenario) throws Exception {
        List<Case> cases = List.of(
                new Case(Schedule.constant(RATE), 1),
                new Case(Schedule.poisson(RATE), 2),
                new Case(Schedule.poisson(RATE), 3),
                new Case(Schedule.ramp(RATE * 0.4, RATE * 1.6, WINDOW), 4));
        List<Callable<List<String>>> measurements = new ArrayList<>();
        cases.forEach(each -> measurements.add(() -> each.untruths(scenario)));

        List<Future<List<String>>> untruths = CASES.invokeAll(measurements);

        for (int i = 0; i < cases.size(); i++) {
            assertThat(untruths.get(i).get())
                    .as(cases.get(i).schedule().description())
                    .isEmpty();
        }
    }
}
