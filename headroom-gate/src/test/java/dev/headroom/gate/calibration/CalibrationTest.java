package dev.headroom.gate.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.gate.RegressionRule;
import dev.headroom.gate.Subject;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.Place;
import dev.headroom.gate.rule.Looks;
import dev.headroom.gate.rule.Noise;
import dev.headroom.gate.rule.Resolution;
import dev.headroom.measure.Environment;
import dev.headroom.measure.Interval;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A machine on which p(95) of the orders differs by 9 % from run to run and memory by 1 %, while queries repeat. */
class CalibrationTest {

    private static final String ORDERS = "GET /orders";
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Environment MACHINE = machine(2, "OpenJDK 17");
    private static final RegressionRule P95 = rule(Subject.endpoint(ORDERS), Metric.RESPONSE_P95, 0.10);
    private static final RegressionRule MEMORY = rule(Subject.instance("shop"), Metric.RSS_PEAK, 0.20);
    private static final RegressionRule QUERIES = rule(Subject.endpoint(ORDERS), Metric.QUERIES_PER_REQUEST, 0);
    private static final RegressionRule OTHER = rule(Subject.endpoint("GET /search"), Metric.RESPONSE_P95, 0.10);

    private final Calibration calibration = new Calibration(
            "headroom.yml",
            MACHINE,
            WINDOW,
            10,
            List.of(
                    new CalibratedMetric(ORDERS, Metric.RESPONSE_P95, noise(0.09)),
                    new CalibratedMetric(ORDERS, Metric.QUERIES_PER_REQUEST, Optional.empty()),
                    new CalibratedMetric("default", Metric.RSS_PEAK, noise(0.01))));

    private static Environment machine(int cpus, String runtime) {
        return new Environment("ci-1", "EPYC", cpus, 8L << 30, "Linux", runtime, "0.1.0");
    }

    private static Optional<Noise> noise(double deviation) {
        return Optional.of(new Noise(new Interval(deviation / 2, deviation, 2 * deviation), 10));
    }

    private static RegressionRule rule(Subject subject, Metric metric, double limit) {
        return new RegressionRule(subject, metric, limit, true, Optional.empty(), Place.unknown());
    }

    private BuildResolution resolution(Looks looks) {
        return BuildResolution.of(calibration, List.of(P95, MEMORY, QUERIES, OTHER), looks);
    }

    /** Two of the rules have noise, so each is held against half of the level. */
    @Test
    void whatIsSeenFollowsFromTheNoiseAndTheRulesOfThisBuild() {
        double expected = new Resolution(0.09, Looks.standard(), 2).smallestRise(5, 0.8);

        BuildResolution resolution = resolution(Looks.standard());

        assertThat(resolution.smallestRise(P95, 5).orElseThrow()).isCloseTo(expected, within(1e-9));
        assertThat(resolution.smallestRise(MEMORY, 5).orElseThrow()).isLessThan(0.05);
    }

    @Test
    void ofWhatRepeatsOrWasNotCalibratedNothingIsSaid() {
        BuildResolution resolution = resolution(Looks.standard());

        assertThat(resolution.smallestRise(QUERIES, 5)).isEmpty();
        assertThat(resolution.smallestRise(OTHER, 5)).isEmpty();
        assertThat(resolution.smallestRise(P95, 1)).isEmpty();
        assertThat(BuildResolution.unknown().smallestRise(P95, 5)).isEmpty();
        assertThat(BuildResolution.unknown().plan()).isEmpty();
    }

    @Test
    void thePlanSaysHowManyBlocksTheLimitsTake() {
        assertThat(resolution(Looks.standard()).plan())
                .containsExactly(
                        "1 limit can be decided with 5 blocks, by the calibration.",
                        "1 limit can be decided with 20 blocks, by the calibration.");
    }

    @Test
    void aLimitThatThePlannedBlocksCannotSeeIsNamedWithTheBlocksItTakes() {
        List<String> plan = resolution(Looks.once(5)).plan();

        assertThat(plan.get(0)).startsWith("1 limit can be decided with 5 blocks");
        assertThat(plan.get(1))
                .startsWith("p(95) of GET /orders: 10 % is asked for, and by the calibration a rise is seen from ")
                .contains("on, with 5 blocks; it takes about ");
    }

    @Test
    void aLimitOfNothingIsBeyondAnyNumberOfBlocks() {
        RegressionRule none = rule(Subject.endpoint(ORDERS), Metric.RESPONSE_P95, 0);

        assertThat(BuildResolution.of(calibration, List.of(none), Looks.standard())
                        .plan())
                .singleElement()
                .asString()
                .endsWith("no number of them would do.");
    }

    @Test
    void itFitsRunsOfItsOwnMachineAndService() {
        assertThat(calibration.misfits(MACHINE, List.of(ORDERS, "GET /search"))).isEmpty();
        assertThat(calibration.misfits(machine(2, "unknown"), List.of(ORDERS))).isEmpty();
        assertThat(calibration.doubts(List.of(ORDERS), WINDOW)).isEmpty();
    }

    @Test
    void anotherMachineRuntimeOrServiceIsNamed() {
        assertThat(calibration.misfits(machine(8, "OpenJDK 25"), List.of("GET /login")))
                .containsExactly(
                        "8 processors here, 2 in the calibration",
                        "runtime 'OpenJDK 25' here, 'OpenJDK 17' in the calibration",
                        "it knows GET /orders, and the load has GET /login");
    }

    @Test
    void whatDiffersALittleIsNoted() {
        assertThat(calibration.doubts(List.of(ORDERS, "GET /search"), Duration.ofSeconds(10)))
                .containsExactly(
                        "The calibration is of windows of 30.0 s, the runs have 10.0 s: longer ones differ less.",
                        "The calibration knows nothing of GET /search.");
    }

    @Test
    void oneBlockTellsNoNoise() {
        assertThatThrownBy(() -> new Calibration("headroom.yml", MACHINE, WINDOW, 1, List.of()))
                .hasMessageContaining("at least 2 blocks");
    }
}
