package dev.headroom.gate.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.gate.Verdict;
import dev.headroom.gate.history.LeftOut.Reason;
import dev.headroom.gate.history.series.ChangeDetector;
import dev.headroom.gate.history.series.Sensitivity;
import dev.headroom.gate.metric.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PastRunsTest {

    private static final ChangeDetector DETECTOR = new ChangeDetector(Sensitivity.standard());

    private final PastRuns past = new PastRuns();

    @Test
    void aChangeIsPlacedBetweenTwoRunsAndTheirCommits() {
        nights(0, 40, night -> Nightly.of(night).queries(night < 25 ? 3 : 5).commit("commit-" + night / 2));

        FollowedSeries queries = only(answer(Metric.QUERIES_PER_REQUEST));

        assertThat(queries.course().shifts()).hasSize(1);
        var shift = queries.course().shifts().get(0);
        assertThat(queries.lastBefore(shift).source()).isEqualTo("night-24");
        assertThat(queries.firstAfter(shift).source()).isEqualTo("night-25");
        // Nights 24 and 25 ran the same commit.
        assertThat(queries.commits(shift).orElseThrow().isOneCommit()).isTrue();
    }

    @Test
    void runsWithoutACommitWidenTheRange() {
        nights(0, 40, night -> {
            Nightly run = Nightly.of(night).queries(night < 25 ? 3 : 5);
            return night % 10 == 0 ? run.commit("commit-" + night) : run;
        });

        FollowedSeries queries = only(answer(Metric.QUERIES_PER_REQUEST));
        CommitRange range = queries.commits(queries.course().shifts().get(0)).orElseThrow();

        assertThat(range.without().id()).isEqualTo("commit-20");
        assertThat(range.with().id()).isEqualTo("commit-30");
        assertThat(range.isOneCommit()).isFalse();
    }

    @Test
    void withoutCommitsThereIsNoRange() {
        nights(0, 40, night -> Nightly.of(night).queries(night < 25 ? 3 : 5));

        FollowedSeries queries = only(answer(Metric.QUERIES_PER_REQUEST));

        assertThat(queries.commits(queries.course().shifts().get(0))).isEmpty();
    }

    @Test
    void runsThatCannotBeBelievedAreLeftOutAndCounted() {
        nights(0, 20, Nightly::of);
        past.add(Nightly.of(20).cutShort().kept());
        past.add(Nightly.of(21).judged(Verdict.INVALID).kept());
        past.add(Nightly.of(5).kept());
        past.leaveOut(Reason.UNREADABLE, "runs/broken");

        History history = answer(Metric.RESPONSE_P95);

        assertThat(history.found()).isEqualTo(24);
        assertThat(history.used()).isEqualTo(20);
        assertThat(counts(history))
                .isEqualTo(Map.of(Reason.INCOMPLETE, 1, Reason.INVALID, 1, Reason.TWICE, 1, Reason.UNREADABLE, 1));
    }

    @Test
    void otherRuntimesAndLoadsAreSeriesOfTheirOwn() {
        nights(0, 20, Nightly::of);
        nights(20, 40, night -> Nightly.of(night).runtime("OpenJDK 21.0.9").p95Millis(80));
        nights(40, 43, night -> Nightly.of(night).runtime("OpenJDK 21.0.9").rate(400));

        History history = answer(Metric.RESPONSE_P95);

        assertThat(history.alike()).hasSize(2);
        assertThat(history.alike().get(0).circumstances().orElseThrow().serviceRuntime())
                .isEqualTo("OpenJDK 21.0.9");
        assertThat(history.alike())
                .allSatisfy(alike ->
                        assertThat(alike.series().get(0).course().shifts()).isEmpty());
        assertThat(counts(history)).isEqualTo(Map.of(Reason.FEW_ALIKE, 3));
    }

    @Test
    void timesOfRunsWithErrorsAreNoTimesButTheirErrorsAreErrors() {
        nights(0, 30, night -> Nightly.of(night).errors(night >= 20 ? 300 : 0).p95Millis(night >= 20 ? 1 : 40));

        FollowedSeries times = only(answer(Metric.RESPONSE_P95));
        FollowedSeries errors = only(answer(Metric.ERRORS));

        assertThat(times.series().points()).hasSize(20);
        assertThat(times.series().gaps().withErrors()).isEqualTo(10);
        assertThat(times.course().isEventful()).isFalse();
        assertThat(errors.series().points()).hasSize(30);
        assertThat(errors.course().shifts()).hasSize(1);
    }

    @Test
    void aPercentileOfTooFewRequestsIsNoPoint() {
        nights(0, 30, night -> Nightly.of(night).requests(night < 5 ? 100 : 1_000));

        FollowedSeries p99 = only(answer(Metric.RESPONSE_P99));

        assertThat(p99.series().points()).hasSize(25);
        assertThat(p99.series().gaps().tooFewRequests()).isEqualTo(5);
    }

    @Test
    void sinceAndLimitKeepTheNewest() {
        nights(0, 50, Nightly::of);
        var question = new HistoryQuestion(
                List.of(Metric.RESPONSE_P95), Optional.empty(), Instant.parse("2026-01-11T00:00:00Z"), 15);

        History history = past.answer(question, DETECTOR);

        assertThat(history.used()).isEqualTo(15);
        assertThat(history.alike()
                        .get(0)
                        .series()
                        .get(0)
                        .series()
                        .points()
                        .get(14)
                        .source())
                .isEqualTo("night-49");
        assertThat(counts(history)).isEqualTo(Map.of(Reason.TOO_OLD, 10, Reason.BEYOND_LIMIT, 25));
    }

    @Test
    void nothingIsNothing() {
        History history = answer(Metric.RESPONSE_P95);

        assertThat(history.found()).isZero();
        assertThat(history.alike()).isEmpty();
    }

    private void nights(int from, int to, IntFunction<Nightly> night) {
        for (int i = from; i < to; i++) {
            past.add(night.apply(i).kept());
        }
    }

    private History answer(Metric metric) {
        HistoryQuestion usual = HistoryQuestion.usual();
        return past.answer(
                new HistoryQuestion(List.of(metric), Optional.empty(), usual.since(), usual.newest()), DETECTOR);
    }

    private static FollowedSeries only(History history) {
        assertThat(history.alike()).hasSize(1);
        assertThat(history.alike().get(0).series()).hasSize(1);
        return history.alike().get(0).series().get(0);
    }

    private static Map<Reason, Integer> counts(History history) {
        return history.leftOut().stream().collect(Collectors.toMap(LeftOut::reason, LeftOut::count));
    }
}
