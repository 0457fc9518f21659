package dev.headroom.gate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestedLimitTest {

    @ParameterizedTest
    @CsvSource({
        "RESPONSE_P95, BELOW, 41300000, 50ms",
        "RESPONSE_P95, BELOW, 10000000, 12ms",
        "RESPONSE_P50, BELOW, 812, 980ns",
        "RESPONSE_P99, AT_MOST, 1110000000, 1.35s",
        "CPU_PER_REQUEST, BELOW, 8210000, 9.9ms",
        "BYTES_PER_REQUEST, BELOW, 204800, 240KiB",
        "RSS_PEAK, BELOW, 432013312, 500MiB",
        "GC_SHARE, BELOW, 0.0123, 1.5%",
        "GC_SHARE, BELOW, 0, 0.1%",
        "ERRORS, AT_MOST, 0.9, 100%",
        "STARTUP, BELOW, 3400000000, 4.1s",
        "THROUGHPUT, AT_LEAST, 399.87, 330/s",
        "THROUGHPUT, ABOVE, 12, 10/s",
    })
    void aLimitLiesTwentyPercentBeyondAndReadsLikeOneThatSomebodyWrote(
            Metric metric, Comparison comparison, double measured, String text) {
        assertThat(SuggestedLimit.of(metric, comparison, measured, 1_000, 0.2))
                .map(SuggestedLimit::text)
                .contains(text);
    }

    @ParameterizedTest
    @CsvSource({
        "AT_MOST, 3, 3",
        "BELOW, 3, 3.1",
        "AT_MOST, 2.995, 3",
        "AT_MOST, 3.01, 3.1",
        "AT_MOST, 2.5, 3",
        "AT_MOST, 0, 0",
        "BELOW, 0, 1",
        "AT_MOST, 123, 123"
    })
    void aWholeNumberOfQueriesGetsNoSlack(Comparison comparison, double measured, String text) {
        assertThat(SuggestedLimit.of(Metric.QUERIES_PER_REQUEST, comparison, measured, 1_000, 0.2))
                .map(SuggestedLimit::text)
                .contains(text);
    }

    @ParameterizedTest
    @CsvSource({"1000, 0.3%", "10, 30%", "12000, 0.025%"})
    void whereNoneFailedTheLimitIsWhatSoManyRequestsRuleOut(long count, String text) {
        assertThat(SuggestedLimit.of(Metric.ERRORS, Comparison.BELOW, 0, count, 0.2))
                .map(SuggestedLimit::text)
                .contains(text);
    }

    @Test
    void whereEveryShareIsReachedNoLimitIsLeft() {
        assertThat(SuggestedLimit.of(Metric.GC_SHARE, Comparison.BELOW, 1, 1, 0.2))
                .isEmpty();
        assertThat(SuggestedLimit.of(Metric.THROUGHPUT, Comparison.AT_LEAST, 0, 1, 0.2))
                .isEmpty();
        assertThatThrownBy(() -> SuggestedLimit.of(Metric.ERRORS, Comparison.BELOW, -1, 1, 0.2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void whatWasMeasuredKeepsTheLimitAndTheLimitIsReadBack(
            @ForAll Metric metric,
            @ForAll boolean strict,
            @ForAll @DoubleRange(min = 0.01, max = 1e12) double magnitude,
            @ForAll @DoubleRange(min = 0, max = 3) double slack)
            throws ExpressionException {
        Comparison comparison = metric.higherIsBetter()
                ? strict ? Comparison.ABOVE : Comparison.AT_LEAST
                : strict ? Comparison.BELOW : Comparison.AT_MOST;
        double measured = metric.unit() == MetricUnit.RATIO ? 1e-6 + magnitude / 2e12 : magnitude;

        Optional<SuggestedLimit> suggested = SuggestedLimit.of(metric, comparison, measured, 1_000, slack);

        assertThat(suggested).isPresent();
        BudgetExpression read = BudgetExpression.parse(
                metric.id() + comparison.symbol() + suggested.get().text());
        assertThat(comparison.holds(measured, read.limit().orElseThrow())).isTrue();
    }
}
