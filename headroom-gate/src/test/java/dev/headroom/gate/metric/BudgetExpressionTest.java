package dev.headroom.gate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetExpressionTest {

    @ParameterizedTest
    @CsvSource({
        "p(95)<50ms, RESPONSE_P95, BELOW, 50000000",
        "p(99.9)<=1.5s, RESPONSE_P99_9, AT_MOST, 1500000000",
        "service.p(50)<800us, SERVICE_P50, BELOW, 800000",
        "service.p(99) < 800µs, SERVICE_P99, BELOW, 800000",
        "p(50)<812ns, RESPONSE_P50, BELOW, 812",
        "queries/request<=3, QUERIES_PER_REQUEST, AT_MOST, 3",
        "queries/request<=2.5, QUERIES_PER_REQUEST, AT_MOST, 2.5",
        "bytes/request<250KiB, BYTES_PER_REQUEST, BELOW, 256000",
        "bytes/request<250KB, BYTES_PER_REQUEST, BELOW, 250000",
        "rss.peak<512MiB, RSS_PEAK, BELOW, 536870912",
        "heap.live<1GiB, HEAP_LIVE, BELOW, 1073741824",
        "cpu/request<10ms, CPU_PER_REQUEST, BELOW, 10000000",
        "errors<0.1%, ERRORS, BELOW, 0.001",
        "errors<=0%, ERRORS, AT_MOST, 0",
        "errors<0.001, ERRORS, BELOW, 0.001",
        "throughput>=390/s, THROUGHPUT, AT_LEAST, 390",
        "throughput > 1.5 /s, THROUGHPUT, ABOVE, 1.5",
        "gc.share<5%, GC_SHARE, BELOW, 0.05",
        "startup<8s, STARTUP, BELOW, 8000000000",
        "'  p( 95 )   <=   50   ms  ', RESPONSE_P95, AT_MOST, 50000000",
    })
    void readsEveryMetricInItsOwnUnits(String text, Metric metric, Comparison comparison, double limit)
            throws ExpressionException {
        BudgetExpression expression = BudgetExpression.parse(text);

        assertThat(expression.metric()).isEqualTo(metric);
        assertThat(expression.comparison()).isEqualTo(comparison);
        assertThat(expression.limit()).hasValue(limit);
        assertThat(expression.text()).isEqualTo(text);
    }

    @Test
    void greekMuAndMicroSignAreTheSameUnit() throws ExpressionException {
        assertThat(BudgetExpression.parse("p(50)<3\u03bcs").limit())
                .isEqualTo(BudgetExpression.parse("p(50)<3\u00b5s").limit());
    }

    @Test
    void placeholderIsLegalAndHasNoLimit() throws ExpressionException {
        BudgetExpression expression = BudgetExpression.parse("p(95) < [measure]");

        assertThat(expression.isPlaceholder()).isTrue();
        assertThat(expression.limit()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p(95)<50sec | 8 | unknown unit 'sec'",
                "p(95)<50MS | 8 | did you mean 'ms'?",
                "bytes/request<250kb | 17 | did you mean 'KB'?",
                "p(95)<50 | 8 | a unit is missing",
                "p(90)<50ms | 0 | a run keeps p(50), p(95), p(99) and p(99.9); did you mean 'p(95)'?",
                "p95<50ms | 0 | did you mean 'p(95)'?",
                "service.p(98)<50ms | 0 | did you mean 'service.p(99)'?",
                "query/request<=3 | 0 | did you mean 'queries/request'?",
                "rss.peek<1MiB | 0 | did you mean 'rss.peak'?",
                "banana<3 | 0 | expected one of p(50)",
                "<50ms | 0 | expected a metric",
                "p(95) | 5 | expected < or <= and a limit after p(95)",
                "p(95)>50ms | 5 | not '>'",
                "throughput<390/s | 10 | expected > or >= and a limit after throughput, not '<'; more of it is better",
                "throughput>=390 | 15 | expected one of /s",
                "throughput>=390/min | 15 | unknown unit '/min'; expected one of /s",
                "throughput>=0/s | 12 | could never fail",
                "troughput>=1/s | 0 | did you mean 'throughput'?",
                "startup<8 | 9 | a unit is missing",
                "p(95)=<50ms | 5 | not '=<'",
                "p(95)<-50ms | 6 | expected a duration such as 50ms",
                "p(95)< | 6 | expected a duration",
                "p(95)<1.2.3ms | 6 | not a number",
                "p(95)<.5ms | 6 | not a number",
                "p(95)<5.ms | 6 | not a number",
                "p(95)<1e3ms | 7 | unknown unit 'e3ms'",
                "p(95)<50ms now | 11 | expected nothing more",
                "p(95)<0ms | 6 | could never pass",
                "errors<150% | 7 | could never fail",
                "queries/request<=3ms | 18 | expected a number such as 3",
                "p(95)<9999999999999999999ms | 6 | at most 18 digits",
                "p(95)<[mesure] | 6 | expected a duration",
            })
    void whatCannotBeReadSaysWhereAndWhat(String text, int position, String part) {
        var failure = catchThrowableOfType(ExpressionException.class, () -> BudgetExpression.parse(text));

        assertThat(failure).hasMessageContaining(text).hasMessageContaining("character " + (position + 1));
        assertThat(failure.problem()).contains(part);
        assertThat(failure.position()).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u0000", "%n%s", "p(95)<٥٠ms", "p(999999999999999999999)<1ms"})
    void hostileTextIsRefused(String text) {
        assertThatThrownBy(() -> BudgetExpression.parse(text)).isInstanceOf(ExpressionException.class);
    }

    @Test
    void endlessTextIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> BudgetExpression.parse("p".repeat(1_000_000)))
                .isInstanceOf(ExpressionException.class)
                .message()
                .hasSizeLessThan(200);
    }

    @Test
    void sharesAreRatios() throws ExpressionException {
        assertThat(MetricUnit.RATIO.parse("10%")).isEqualTo(0.1);
        assertThat(MetricUnit.RATIO.parse(" 150 % ")).isEqualTo(1.5);
        assertThatThrownBy(() -> MetricUnit.RATIO.parse("ten")).isInstanceOf(ExpressionException.class);
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll Metric metric, @ForAll boolean strict, @ForAll("limits") double magnitude)
            throws ExpressionException {
        Comparison comparison = fitting(metric, strict);
        double limit = metric.unit() == MetricUnit.RATIO ? magnitude / 1e9 : magnitude;

        BudgetExpression written = BudgetExpression.of(metric, comparison, limit);
        BudgetExpression read = BudgetExpression.parse(written.text());

        assertThat(read.metric()).isEqualTo(metric);
        assertThat(read.comparison()).isEqualTo(comparison);
        assertThat(read.limit().orElseThrow()).isCloseTo(limit, within(limit * 1e-12));
    }

    @Property
    void spacesBetweenPartsChangeNothing(@ForAll Metric metric, @ForAll("spaces") String gap)
            throws ExpressionException {
        BudgetExpression tight = BudgetExpression.of(metric, fitting(metric, false), 0.5);
        String loose = gap
                + metric.id()
                + gap
                + tight.comparison().symbol()
                + gap
                + tight.text().substring(metric.id().length() + 2)
                + gap;

        assertThat(BudgetExpression.parse(loose).limit()).isEqualTo(tight.limit());
    }

    @Property
    void anyTextIsReadOrRefusedNeverMore(@ForAll String text) {
        try {
            BudgetExpression expression = BudgetExpression.parse(text);
            assertThat(expression.text()).isEqualTo(text);
        } catch (ExpressionException refused) {
            assertThat(refused.position()).isBetween(0, text.length());
        }
    }

    private static Comparison fitting(Metric metric, boolean strict) {
        return metric.higherIsBetter()
                ? strict ? Comparison.ABOVE : Comparison.AT_LEAST
                : strict ? Comparison.BELOW : Comparison.AT_MOST;
    }

    @Provide
    Arbitrary<Double> limits() {
        return Arbitraries.longs().between(1, 999_999_999).map(whole -> (double) whole);
    }

    @Provide
    Arbitrary<String> spaces() {
        return Arbitraries.strings().withChars(' ', '\t').ofMaxLength(4);
    }
}
