package dev.headroom.measure.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.SelfCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergedLoadTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    /** One generator's result, told by what differs from a usual one. */
    private static final class Part {
        private String id = "one";
        private String target = "http://127.0.0.1:8080/";
        private LoadModel model = LoadModel.open("constant", 100);
        private Instant started = NOON;
        private String endpoint = "GET /";
        private long millis = 10;
        private long count = 1_000;
        private Map<RequestOutcome, Long> errors = Map.of();
        private SelfCheck.Verdict verdict = SelfCheck.Verdict.VALID;

        MeasuredLoad build() {
            var times = new DurationHistogram();
            times.recordNanos(millis * 1_000_000, count);
            long failed = errors.values().stream().mapToLong(Long::longValue).sum();
            var check = new SelfCheck(
                    verdict,
                    100,
                    99,
                    times.summary(),
                    0.2,
                    5,
                    new PercentileSummary(1, millis, millis, millis, millis, millis),
                    verdict == SelfCheck.Verdict.VALID ? List.of() : List.of("It was slow."));
            var run = new GeneratorRun(
                    id, "host-" + id, "0.1.0", started, Duration.ofSeconds(10), true, count + failed, check);
            return new MeasuredLoad(
                    target,
                    "HTTP/1.1",
                    model,
                    32,
                    Duration.ZERO,
                    Duration.ofSeconds(10),
                    List.of(run),
                    List.of(new MeasuredEndpoint(endpoint, count + failed, errors, times, times)),
                    times,
                    new DurationHistogram(),
                    check);
        }
    }

    private static MergedLoad merge(Part... parts) throws UnlikeLoadsException {
        return MergedLoad.of(List.of(parts).stream().map(Part::build).toList(), false);
    }

    private static Part part(String id) {
        var part = new Part();
        part.id = id;
        return part;
    }

    @Test
    void percentilesOfTheWholeAreReadFromTheMergedHistogram() throws UnlikeLoadsException {
        Part fast = part("fast");
        fast.count = 9_000;
        Part slow = part("slow");
        slow.millis = 500;

        MeasuredLoad load = merge(fast, slow).load();

        // A mean of the two p50s would be 255 ms, and one of the p95s too.
        assertThat(load.responseTimes().count()).isEqualTo(10_000);
        assertThat(load.responseTimes().nanosAt(Percentile.P50) / 1_000_000).isEqualTo(10);
        assertThat(load.responseTimes().nanosAt(Percentile.P95) / 1_000_000).isBetween(499L, 501L);
    }

    @Test
    void countsErrorsRatesAndConnectionsAreAdded() throws UnlikeLoadsException {
        Part a = part("a");
        a.errors = Map.of(RequestOutcome.TIMEOUT, 2L, RequestOutcome.BAD_STATUS, 1L);
        Part b = part("b");
        b.errors = Map.of(RequestOutcome.TIMEOUT, 5L);

        MeasuredLoad load = merge(a, b).load();

        assertThat(load.requests()).isEqualTo(2_008);
        assertThat(load.endpoints().get(0).errorsByKind())
                .isEqualTo(Map.of(RequestOutcome.TIMEOUT, 7L, RequestOutcome.BAD_STATUS, 1L));
        assertThat(load.selfCheck().intendedRate()).isEqualTo(200);
        assertThat(load.selfCheck().achievedRate()).isEqualTo(198);
        assertThat(load.model().ratePerSecond()).hasValue(200);
        assertThat(load.connections()).isEqualTo(64);
        assertThat(load.window()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void theWorstSelfCheckIsThatOfTheWholeAndNamesItsGenerator() throws UnlikeLoadsException {
        Part noisy = part("noisy");
        noisy.verdict = SelfCheck.Verdict.NOISY_HOST;
        Part bound = part("bound");
        bound.verdict = SelfCheck.Verdict.GENERATOR_BOUND;

        SelfCheck check = merge(part("fine"), noisy, bound).load().selfCheck();

        assertThat(check.verdict()).isEqualTo(SelfCheck.Verdict.GENERATOR_BOUND);
        assertThat(check.reasons()).containsExactly("Generator noisy: It was slow.", "Generator bound: It was slow.");
    }

    @Test
    void windowsThatOverlapInPartAreMergedWithANote() throws UnlikeLoadsException {
        Part late = part("late");
        late.started = NOON.plusSeconds(2);

        MergedLoad merged = merge(part("first"), late);

        assertThat(merged.notes()).singleElement().asString().contains("8.0 s of 12.0 s (67 %)");
        assertThat(merge(part("first"), part("second")).notes()).isEmpty();
    }

    @Test
    void windowsThatNeverOverlapAreRefused() {
        Part later = part("later");
        later.started = NOON.plusSeconds(10);

        assertThatThrownBy(() -> merge(part("first"), later))
                .isInstanceOf(UnlikeLoadsException.class)
                .hasMessageContaining("no moment");
    }

    @Test
    void unlikeLoadsAreRefusedByWhatTheyDifferIn() {
        Part elsewhere = part("elsewhere");
        elsewhere.target = "http://127.0.0.1:9090/";
        Part closed = part("closed");
        closed.model = LoadModel.closed(5);
        Part other = part("other");
        other.endpoint = "POST /";

        assertThatThrownBy(() -> merge(part("a"), elsewhere)).hasMessageContaining(":9090");
        assertThatThrownBy(() -> merge(part("a"), closed)).hasMessageContaining("models are open, constant and closed");
        assertThatThrownBy(() -> merge(part("a"), other)).hasMessageContaining("[GET /] and [POST /]");
    }

    @Test
    void unlikeLoadsAreMergedWhereThatIsAskedForAndSaySo() throws UnlikeLoadsException {
        Part elsewhere = part("elsewhere");
        elsewhere.target = "http://127.0.0.1:9090/";

        MergedLoad merged = MergedLoad.of(List.of(part("a").build(), elsewhere.build()), true);

        assertThat(merged.notes()).singleElement().asString().startsWith("Unlike loads were merged: the targets");
        assertThat(merged.load().requests()).isEqualTo(2_000);
    }

    @Test
    void noRunIsCountedTwice() {
        assertThatThrownBy(
                        () -> MergedLoad.of(List.of(part("a").build(), part("a").build()), true))
                .isInstanceOf(UnlikeLoadsException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void mergingPartsInStepsIsMergingThemAtOnce() throws UnlikeLoadsException {
        Part b = part("b");
        b.millis = 40;
        Part c = part("c");
        c.millis = 90;

        MeasuredLoad atOnce = merge(part("a"), b, c).load();
        MeasuredLoad inSteps = MergedLoad.of(List.of(merge(part("a"), b).load(), c.build()), false)
                .load();

        assertThat(inSteps.responseTimes().summary())
                .isEqualTo(atOnce.responseTimes().summary());
        assertThat(inSteps.selfCheck()).isEqualTo(atOnce.selfCheck());
        assertThat(inSteps.generators()).hasSize(3);
    }
}
