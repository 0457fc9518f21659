package dev.headroom.load.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.load.LoadModel;
import dev.headroom.measure.load.Population;
import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.measure.load.ReportedLoad.WarmupPart;
import dev.headroom.measure.load.ReportedTimes;
import dev.headroom.measure.load.TimeKind;
import dev.headroom.measure.run.SelfCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    /** A load, told by what differs from a usual one: open, 100/s for 100 s, warmed up, valid, all in 2 ms. */
    private static final class Load {
        private String tool = "Headroom 0.1.0";
        private String target = "http://127.0.0.1:8080/";
        private LoadModel model = LoadModel.open("constant", 100);
        private long connections = 32;
        private double rate = 100;
        private Duration window = Duration.ofSeconds(100);
        private long errors;
        private WarmupPart warmup = WarmupPart.EXCLUDED;
        private SelfCheck.Verdict verdict = SelfCheck.Verdict.VALID;
        private boolean checked = true;
        private final List<ReportedTimes> times = new ArrayList<>();

        Load with(TimeKind kind, Population population, DurationHistogram histogram, long resolutionNanos) {
            times.add(ReportedTimes.of(kind, population, histogram, resolutionNanos));
            return this;
        }

        ReportedLoad build() {
            if (times.isEmpty()) {
                with(TimeKind.RESPONSE_TIME, Population.SUCCESSFUL, times(10_000, 2, 0, 0), 1);
            }
            long count = times.get(0).count().orElseThrow();
            long requests = times.get(0).population() == Population.ALL ? count : count + errors;
            return new ReportedLoad(
                    tool,
                    target,
                    model,
                    OptionalLong.of(connections),
                    OptionalDouble.of(rate),
                    window,
                    OptionalLong.of(requests),
                    OptionalLong.of(errors),
                    errors == 0 ? Map.of() : Map.of("500", errors),
                    times,
                    warmup,
                    checked ? check() : null,
                    List.of());
        }

        private SelfCheck check() {
            PercentileSummary none = PercentileSummary.empty();
            List<String> reasons = verdict == SelfCheck.Verdict.VALID ? List.of() : List.of("It had no processor.");
            return new SelfCheck(verdict, rate, rate, none, 0.1, 0, none, reasons);
        }
    }

    /** So many at one time and so many at another, in milliseconds; spread a little so that ranks differ. */
    private static DurationHistogram times(long count, long millis, long slowCount, long slowMillis) {
        var histogram = new DurationHistogram();
        for (int i = 0; i < 10; i++) {
            histogram.recordNanos(millis * 1_000_000L + i * 10_000L, count / 10);
            histogram.recordNanos(slowMillis * 1_000_000L + i * 10_000L, slowCount / 10);
        }
        return histogram;
    }

    private static Explanation explain(Load a, Load b) {
        return Explanation.of(a.build(), b.build());
    }

    private static Difference only(Explanation explanation) {
        assertThat(explanation.differences()).hasSize(1);
        return explanation.differences().get(0);
    }

    private static Stream<Topic> topics(Explanation explanation) {
        return explanation.differences().stream().map(Difference::topic);
    }

    private static Difference about(Topic topic, Explanation explanation) {
        return explanation.differences().stream()
                .filter(each -> each.topic() == topic)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing is said of " + topic));
    }

    private static Effect effect(Difference difference, Side side, Percentile percentile) {
        return difference.effects().stream()
                .filter(each -> each.side() == side && each.percentile().equals(percentile))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void twoLoadsThatAreAlikeNeedNoExplanation() {
        Explanation explanation = explain(new Load(), new Load());

        assertThat(explanation.differences()).isEmpty();
        assertThat(explanation.conclusion()).contains("no further apart than chance alone");
        assertThat(explanation.rerun()).singleElement().asString().startsWith("Nothing");
    }

    @Test
    void theWaitBeforeTheSendIsMeasuredWhereOneSideHoldsBothKindsOfTimes() {
        Load open = new Load()
                .with(TimeKind.RESPONSE_TIME, Population.SUCCESSFUL, times(9_000, 2, 1_000, 500), 1)
                .with(TimeKind.SERVICE_TIME, Population.SUCCESSFUL, times(9_990, 2, 10, 500), 1);
        Load sent = new Load().with(TimeKind.SERVICE_TIME, Population.SUCCESSFUL, times(9_990, 2, 10, 500), 1);

        Explanation explanation = explain(open, sent);

        Difference omission = about(Topic.COORDINATED_OMISSION, explanation);
        Effect measured = effect(omission, Side.A, Percentile.P99);
        assertThat(measured.fromNanos() / 1_000_000).isEqualTo(500);
        assertThat(measured.toNanos() / 1_000_000).isEqualTo(2);
        assertThat(explanation.alikeIfAny().orElseThrow().a().kind()).isEqualTo(TimeKind.SERVICE_TIME);
        assertThat(explanation.conclusion())
                .contains("Counted alike, as service time")
                .contains("no further apart than chance alone")
                .contains("What the tools put first differs 239-fold");
    }

    @Test
    void whatAWaitingUserOmittedIsEstimatedFromItsPace() {
        Load closed = new Load().with(TimeKind.SERVICE_TIME, Population.SUCCESSFUL, times(9_990, 2, 10, 1_000), 1);
        closed.model = LoadModel.closed(1);
        closed.connections = 1;

        Difference omission = about(Topic.COORDINATED_OMISSION, explain(new Load(), closed));

        // One user at 100/s asks every 10 ms: each second of silence hides 99 requests that would have waited.
        Effect estimated = effect(omission, Side.B, Percentile.P99);
        assertThat(estimated.fromNanos() / 1_000_000).isEqualTo(2);
        assertThat(estimated.toNanos() / 1_000_000).isGreaterThan(500);
        assertThat(estimated.how()).contains("1 users asked every 10.0 ms");
    }

    @Test
    void aClosedModelSaysHowManyRequestsItsSlowestAnswerHeldBack() {
        Load closed = new Load().with(TimeKind.RESPONSE_TIME, Population.SUCCESSFUL, times(9_990, 2, 10, 1_000), 1);
        closed.model = LoadModel.closed(4);

        Difference model = only(explain(new Load(), closed));

        assertThat(model.topic()).isEqualTo(Topic.MODEL);
        assertThat(model.statement()).contains("would have started 100 requests; B can have had no more than 4");
    }

    @Test
    void failedRequestsAmongTheTimesAreTakenOutWithTheirEffect() {
        DurationHistogram good = times(8_000, 20, 0, 0);
        DurationHistogram bad = times(2_000, 1, 0, 0);
        Load mixing = new Load()
                .with(TimeKind.SERVICE_TIME, Population.ALL, good.plus(bad), 1)
                .with(TimeKind.SERVICE_TIME, Population.SUCCESSFUL, good, 1)
                .with(TimeKind.SERVICE_TIME, Population.FAILED, bad, 1);
        mixing.errors = 2_000;
        Load other = new Load().with(TimeKind.SERVICE_TIME, Population.SUCCESSFUL, good, 1);

        Difference errors = about(Topic.ERRORS, explain(mixing, other));

        assertThat(errors.statement())
                .contains("A failed more often")
                .contains("A's percentiles hold its failed requests too")
                .contains("they lower A's percentiles");
        assertThat(errors.a()).isEqualTo("2,000 of 10,000 failed");
        assertThat(effect(errors, Side.A, Percentile.P50).how()).contains("as measured");
    }

    @Test
    void tooFewRequestsAreNamedWithThePercentileTheyCannotBound() {
        Load few = new Load().with(TimeKind.RESPONSE_TIME, Population.SUCCESSFUL, times(200, 2, 0, 0), 1);

        Difference size = only(explain(new Load(), few));

        assertThat(size.topic()).isEqualTo(Topic.SAMPLE_SIZE);
        assertThat(size.statement()).contains("B has 200 requests, its p99 needs 299");
    }

    @Test
    void aResolutionOfMillisecondsIsNamedWhereTheMedianIsNotMuchMore() {
        Load coarse = new Load().with(TimeKind.RESPONSE_TIME, Population.SUCCESSFUL, times(10_000, 2, 0, 0), 1_000_000);
        Load slow = new Load().with(TimeKind.RESPONSE_TIME, Population.SUCCESSFUL, times(10_000, 900, 0, 0), 1_000_000);

        assertThat(topics(explain(new Load(), coarse))).containsExactly(Topic.RESOLUTION);
        assertThat(topics(explain(new Load(), slow))).doesNotContain(Topic.RESOLUTION);
    }

    @Test
    void rateConnectionsWarmupAndDurationAreNamedWithBothNumbers() {
        Load other = new Load();
        other.rate = 250;
        other.model = LoadModel.open("constant", 400);
        other.connections = 8;
        other.warmup = WarmupPart.INCLUDED;
        other.window = Duration.ofSeconds(10);

        Explanation explanation = explain(new Load(), other);

        assertThat(topics(explanation)).containsExactly(Topic.RATE, Topic.CONCURRENCY, Topic.WARMUP, Topic.DURATION);
        assertThat(about(Topic.RATE, explanation).statement())
                .contains("B sent 2.50 times as many")
                .contains("B wanted 400.0/s and sent 250.0/s");
        assertThat(about(Topic.WARMUP, explanation).statement()).contains("B counts from its first request on");
        assertThat(explanation.rerun().get(0)).contains("--rate 100 --for 60s --warmup 10s --connections 32");
    }

    @Test
    void aSideThatCannotBeBelievedComesFirst() {
        Load noisy = new Load();
        noisy.verdict = SelfCheck.Verdict.NOISY_HOST;
        noisy.rate = 500;

        Explanation explanation = explain(new Load(), noisy);

        assertThat(explanation.differences().get(0).topic()).isEqualTo(Topic.SELF_CHECK);
        assertThat(explanation.differences().get(0).statement()).contains("It had no processor.");
        assertThat(explanation.rerun().get(0)).startsWith("Repeat the side whose self-check failed");
    }

    @Test
    void aToolThatDoesNotCheckItselfIsNamedLast() {
        Load foreign = new Load();
        foreign.checked = false;
        foreign.tool = "wrk";
        foreign.rate = 500;

        Explanation explanation = explain(new Load(), foreign);

        assertThat(topics(explanation)).containsExactly(Topic.RATE, Topic.SELF_CHECK);
        assertThat(explanation.rerun()).anyMatch(step -> step.contains("wrk2 -R"));
    }

    @Test
    void anotherAddressIsNamedBeforeAnythingElse() {
        Load elsewhere = new Load();
        elsewhere.target = "http://127.0.0.1:9090/";
        elsewhere.rate = 500;

        assertThat(topics(explain(new Load(), elsewhere))).startsWith(Topic.TARGET);
    }

    @Test
    void whatExplainsMostComesBeforeWhatHasNoNumber() {
        Load open = new Load()
                .with(TimeKind.RESPONSE_TIME, Population.SUCCESSFUL, times(9_000, 2, 1_000, 500), 1)
                .with(TimeKind.SERVICE_TIME, Population.SUCCESSFUL, times(9_990, 2, 10, 500), 1);
        Load sent = new Load().with(TimeKind.SERVICE_TIME, Population.SUCCESSFUL, times(9_990, 2, 10, 500), 1);
        sent.rate = 500;
        sent.connections = 4;

        assertThat(topics(explain(open, sent)))
                .containsExactly(Topic.COORDINATED_OMISSION, Topic.RATE, Topic.CONCURRENCY);
    }
}
