package dev.headroom.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.proof.PredictedClaims.Baseline;
import dev.headroom.cli.run.FinishedRun;
import dev.headroom.diagnose.Diagnosis;
import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.Location;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.proof.Prediction;
import dev.headroom.measure.Environment;
import dev.headroom.measure.Interval;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.InstanceMeasurement;
import dev.headroom.measure.run.PerRequest;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.measure.run.SelfCheck;
import dev.headroom.report.RunReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What the runs before a change predict of it, and that they must be able to. */
class PredictedClaimsTest {

    private static final String RULE = "regex-compile-in-loop";
    private static final String SEARCH = "GET /search";

    private static Finding finding(String method, Gain gain, Gain... others) {
        return finding(RULE, SEARCH, method, Finding.Status.CONFIRMED, gain, others);
    }

    private static Finding finding(
            String rule, String endpoint, String method, Finding.Status status, Gain gain, Gain... others) {
        return new Finding(
                rule,
                "Pattern compiled in a loop",
                Level.MICRO,
                new Location("shop.Words", method, 31),
                endpoint,
                List.of("seen"),
                gain,
                List.of(others),
                "Compile once.",
                status,
                List.of());
    }

    private static Gain p50(double low, double best, double high) {
        return new Gain("p(50)", "nanoseconds", 10e6, new Interval(low, best, high), "model");
    }

    /** A run whose search has a median of 10 ms, and whose heap holds 100 MiB. */
    private static RunMeasurement run() {
        var times = new PercentileSummary(1000, 10_000_000, 20_000_000, 30_000_000, 40_000_000, 50_000_000);
        return new RunMeasurement(
                "block-1-before",
                Instant.EPOCH,
                Duration.ofSeconds(10),
                true,
                new Environment("ci-1", "Example CPU", 2, 8L << 30, "Linux", "OpenJDK 17", "test"),
                List.of(new EndpointMeasurement(SEARCH, 1000, Map.of(), times, times, PerRequest.unknown())),
                new InstanceMeasurement(
                        OptionalLong.empty(), OptionalLong.of(100 << 20), OptionalDouble.empty(), OptionalLong.empty()),
                SelfCheck.ofForeignLoad(100));
    }

    private static PredictedClaims predicted(List<List<Finding>> findingsOfRuns) {
        return PredictedClaims.of(
                RULE,
                SEARCH,
                findingsOfRuns.stream()
                        .map(findings -> new Baseline(run(), findings))
                        .toList());
    }

    @Test
    void runsPredictTheMeanOfWhatEachDoes() {
        PredictedClaims claims = predicted(List.of(
                List.of(finding("matches", p50(1e6, 2e6, 3e6))), List.of(finding("matches", p50(3e6, 4e6, 6e6)))));

        assertThat(claims.foundIn()).isEqualTo(2);
        Prediction prediction = claims.predictions().get(0);
        assertThat(prediction.metric()).isEqualTo(Metric.RESPONSE_P50);
        assertThat(prediction.runs()).isEqualTo(2);
        assertThat(prediction.savedShare().low()).isCloseTo(0.2, within(1e-12));
        assertThat(prediction.savedShare().best()).isCloseTo(0.3, within(1e-12));
        assertThat(prediction.savedShare().high()).isCloseTo(0.45, within(1e-12));
    }

    @Test
    void thePlaceThatMostRunsNameIsTheOneAndTheOthersAreSaid() {
        PredictedClaims claims = predicted(List.of(
                List.of(finding("once", p50(8e6, 9e6, 9e6)), finding("matches", p50(1e6, 2e6, 3e6))),
                List.of(finding("matches", p50(1e6, 2e6, 3e6)))));

        assertThat(claims.finding().orElseThrow().location().method()).isEqualTo("matches");
        assertThat(claims.notes()).anyMatch(note -> note.contains("One more place"));
    }

    @Test
    void whatMostRunsRankByLeads() {
        Gain p99 = new Gain("p(99)", "nanoseconds", 30e6, new Interval(1e6, 2e6, 3e6), "model");
        Gain p50 = p50(1e6, 2e6, 3e6);

        PredictedClaims claims = predicted(List.of(
                List.of(finding("matches", p50, p99)),
                List.of(finding("matches", p99, p50)),
                List.of(finding("matches", p99, p50))));

        assertThat(claims.predictions())
                .extracting(Prediction::metric)
                .containsExactly(Metric.RESPONSE_P99, Metric.RESPONSE_P50);
    }

    @Test
    void aShareIsOfWhatTheRunMeasuredAndNotOfThePartThatTheFindingCounts() {
        Gain heap = new Gain("heap.live", "bytes", 20 << 20, new Interval(10 << 20, 20 << 20, 20 << 20), "model");

        assertThat(predicted(List.of(List.of(finding("page", heap)))).predictions())
                .containsExactly(new Prediction(Metric.HEAP_LIVE, new Interval(0.1, 0.2, 0.2), 1));
    }

    @Test
    void coldOnesAndThoseOfOtherRulesOrEndpointsPredictNothing() {
        Gain gain = p50(1e6, 2e6, 3e6);

        PredictedClaims claims = predicted(List.of(List.of(
                finding(RULE, SEARCH, "matches", Finding.Status.COLD, gain),
                finding("unsized-buffer", SEARCH, "matches", Finding.Status.CONFIRMED, gain),
                finding(RULE, "GET /other", "matches", Finding.Status.CONFIRMED, gain))));

        assertThat(claims.finding()).isEmpty();
        assertThat(claims.predictions()).isEmpty();
        assertThat(claims.notes()).singleElement().asString().contains("nothing was predicted");
    }

    @Test
    void aMetricThatNoRunMeasuresIsLeftOutAndSaid() {
        Gain odd = new Gain("wall", "nanoseconds", 1, Interval.exactly(1), "model");

        PredictedClaims claims = predicted(List.of(List.of(finding("matches", p50(1e6, 2e6, 3e6), odd))));

        assertThat(claims.predictions()).hasSize(1);
        assertThat(claims.notes()).singleElement().asString().contains("'wall'");
    }

    @Test
    void findingsThatAreGoneArePredictedEachForItself() {
        Gain small = p50(1e6, 1e6, 1e6);
        Gain large = p50(4e6, 5e6, 6e6);
        List<Finding> before = List.of(
                finding("stays", large), finding("goes", small), finding("leaves", large), finding("flickers", large));
        List<Baseline> baselines = List.of(
                new Baseline(run(), before),
                new Baseline(run(), before.subList(0, 3)),
                new Baseline(run(), before.subList(0, 3)));

        List<PredictedClaims> gone =
                PredictedClaims.gone(baselines, List.of(List.of(before.get(0)), List.of(before.get(0)), List.of()));

        assertThat(gone)
                .extracting(claims -> claims.finding().orElseThrow().location().method())
                .containsExactly("leaves", "goes");
        assertThat(gone).allMatch(claims -> claims.foundIn() == 3);
        assertThat(PredictedClaims.stillIn(before.get(0), List.of(before, List.of())))
                .isEqualTo(1);
    }

    @Test
    void aChangeWhoseBaselineHasNoProfileIsRefusedWithTheWayToGetOne() {
        var unprofiled = new RunReport(
                "java -jar shop.jar",
                "",
                run(),
                Verdict.PASS,
                Optional.empty(),
                List.of(),
                Diagnosis.none("Nothing was profiled."),
                "none",
                List.of(),
                List.of(),
                List.of());

        assertThatThrownBy(() -> ProofRun.requireProfile(
                        new FinishedRun(unprofiled, Path.of("proof/block-1-before"), Optional.empty()),
                        ProofPlan.ProfileRule.REQUIRED))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(2))
                .hasMessageStartingWith("optimising-without-profile: ")
                .hasMessageContaining("cpu: 10ms");
    }
}
