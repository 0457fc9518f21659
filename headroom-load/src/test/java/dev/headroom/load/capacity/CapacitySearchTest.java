package dev.headroom.load.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.load.capacity.CapacityLimit.Recovery;
import dev.headroom.load.capacity.ProbedRate.Verdict;
import dev.headroom.load.capacity.ServiceLevel.Bound;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.run.SelfCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the search goes, by services that answer as they are told. */
class CapacitySearchTest {

    private static final ServiceLevel LEVEL = new ServiceLevel(
            List.of(new Bound(Percentile.P99, Duration.ofMillis(50).toNanos())), 0.01);

    private final List<Double> asked = new ArrayList<>();

    private static ProbeSample kept() {
        return Probes.of(1000, 0, 0, 0, 0, 0);
    }

    private static ProbeSample broken() {
        return Probes.of(1000, 500, 500, 500, 500, 500);
    }

    private static ProbeSample invalid(SelfCheck.Verdict verdict) {
        return Probes.of(verdict, Map.of(), 1000, 500, 500, 500, 500, 500);
    }

    private CapacityLimit search(double start, DoubleFunction<ProbeSample> service) {
        return new CapacitySearch(SearchPlan.startingAt(start), LEVEL).run((rate, window) -> {
            asked.add(rate);
            return service.apply(rate);
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {35, 61, 100, 137, 150, 250, 290})
    void aSharpLimitIsBracketedWithinFivePercentInEightProbes(double limit) {
        CapacityLimit found = search(100, rate -> rate <= limit ? kept() : broken());

        double kept = found.kept().orElseThrow().rate();
        double above = found.above().orElseThrow().rate();
        assertThat(kept).isLessThanOrEqualTo(limit);
        assertThat(above).isGreaterThan(limit).isLessThanOrEqualTo(kept * 1.05);
        assertThat(asked).hasSizeLessThanOrEqualTo(8);
        assertThat(found.isTheServices()).isTrue();
    }

    @Test
    void aLimitFarAwayIsBracketedAsCloselyAsEightProbesCan() {
        CapacityLimit found = search(1, rate -> rate <= 5_000 ? kept() : broken());

        assertThat(asked).hasSize(8);
        assertThat(found.kept().orElseThrow().rate()).isBetween(200.0, 5_000.0);
        assertThat(found.above().orElseThrow().rate()).isGreaterThan(5_000);
    }

    @Test
    void aServiceWithoutLimitIsKeptUpToTheHighestRate() {
        var plan = SearchPlan.startingAt(100).withHighest(300);

        CapacityLimit found = new CapacitySearch(plan, LEVEL).run((rate, window) -> kept());

        assertThat(found.kept().orElseThrow().rate()).isEqualTo(300);
        assertThat(found.above()).isEmpty();
        assertThat(found.recovery()).isEqualTo(Recovery.NOT_TESTED);
        assertThat(found.interval()).isEmpty();
    }

    @Test
    void aServiceThatKeepsNothingHasNoLimit() {
        CapacityLimit found = search(100, rate -> broken());

        assertThat(found.kept()).isEmpty();
        assertThat(asked)
                .hasSizeLessThanOrEqualTo(8)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a))
                .endsWith(1.0);
    }

    @Test
    void aServiceThatStaysBrokenAfterAnOverloadIsSeenComingDown() {
        boolean[] tipped = new boolean[1];

        CapacityLimit found = search(100, rate -> {
            tipped[0] |= rate > 200;
            return tipped[0] ? broken() : kept();
        });

        assertThat(found.recovery()).isEqualTo(Recovery.STAYS_BROKEN);
        assertThat(found.kept().orElseThrow().rate()).isEqualTo(145);
        assertThat(asked.get(asked.size() - 1)).isEqualTo(145);
        assertThat(found.above().orElseThrow().rate())
                .as("the first overload, not what failed for its sake")
                .isEqualTo(asked.get(2));
        assertThat(asked).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void aRateKeptAfterAnOverloadShowsThatItRecovers() {
        CapacityLimit found = search(100, rate -> rate <= 180 ? kept() : broken());

        assertThat(found.recovery()).isEqualTo(Recovery.RECOVERS);
    }

    @Test
    void aLimitJustAboveTheLastRateOnTheWayUpIsTriedOnceMoreOnTheWayDown() {
        CapacityLimit found = search(100, rate -> rate <= 145 ? kept() : broken());

        assertThat(asked).filteredOn(rate -> rate == 145).hasSize(2);
        assertThat(found.recovery()).isEqualTo(Recovery.RECOVERS);
    }

    @Test
    void aGeneratorAtItsEndIsNotTheServicesLimit() {
        CapacityLimit found = search(100, rate -> rate <= 180 ? kept() : invalid(SelfCheck.Verdict.GENERATOR_BOUND));

        assertThat(found.isTheServices()).isFalse();
        assertThat(found.interval()).isEmpty();
        assertThat(found.kept().orElseThrow().rate()).isBetween(170.0, 180.0);
        assertThat(found.above().orElseThrow().verdict()).isEqualTo(Verdict.INVALID);
    }

    @Test
    void aNoisyHostIsAskedAgain() {
        boolean[] noisy = {true};

        CapacityLimit found = search(100, rate -> {
            boolean now = noisy[0];
            noisy[0] = false;
            return now ? invalid(SelfCheck.Verdict.NOISY_HOST) : rate <= 120 ? kept() : broken();
        });

        assertThat(asked.subList(0, 2)).containsExactly(100.0, 100.0);
        assertThat(found.isTheServices()).isTrue();
        assertThat(found.kept().orElseThrow().rate()).isBetween(110.0, 120.0);
    }

    @Test
    void whatIsTooCloseToCallIsMeasuredOnForLonger() {
        List<Duration> windows = new ArrayList<>();
        var search = new CapacitySearch(SearchPlan.startingAt(200), LEVEL);

        ProbedRate probed = search.probe(200, (rate, window) -> {
            windows.add(window);
            return Probes.of(1000, 10, 9, 10, 10, 10);
        });

        assertThat(windows).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(40));
        assertThat(probed.requests()).isEqualTo(15_000);
        assertThat(probed.verdict()).isEqualTo(Verdict.UNSURE);
    }

    @Test
    void aSlowRateIsProbedForAsLongAsItsPercentileNeedsWithinBounds() {
        var search = new CapacitySearch(SearchPlan.startingAt(50), LEVEL);

        assertThat(search.window(1000)).isEqualTo(Duration.ofSeconds(10));
        assertThat(search.window(50)).isEqualTo(Duration.ofSeconds(20));
        assertThat(search.window(1)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whatWasFoundBeforeTheMeterFailedIsNotLost() {
        var search = new CapacitySearch(SearchPlan.startingAt(100), LEVEL);

        Assertions.assertThatIOException()
                .isThrownBy(() -> search.run((rate, window) -> {
                    if (rate > 120) {
                        throw new IOException("the service died");
                    }
                    return kept();
                }));

        assertThat(search.limit().kept().orElseThrow().rate()).isEqualTo(100);
        assertThat(search.limit().above()).isEmpty();
    }

    @Test
    void absurdPlansAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SearchPlan.startingAt(0));
        assertThatIllegalArgumentException().isThrownBy(() -> SearchPlan.startingAt(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> SearchPlan.startingAt(2_000_000));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchPlan.startingAt(10).withWindows(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }
}
