package dev.headroom.cli.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.cli.notation.RateArgument;
import dev.headroom.load.capacity.ServiceLevel;
import dev.headroom.load.capacity.ServiceLevel.Bound;
import dev.headroom.measure.Percentile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** How service levels and rates are written on the command line. */
class ArgumentsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p(99)<50ms and errors<0.1%",
                "errors<0.1% and p(99) < 50ms",
                "p(99)<50ms,errors<0.1%",
                "p(99)<0.05s && errors<=0.001"
            })
    void aServiceLevelIsWrittenAsBudgetsAre(String text) {
        ServiceLevel level = new SloArgument().convert(text);

        assertThat(level.bounds()).containsExactly(new Bound(Percentile.P99, 50_000_000));
        assertThat(level.mostErrors()).isEqualTo(0.001);
    }

    @Test
    void errorsHaveABoundWhetherNamedOrNot() {
        ServiceLevel level = new SloArgument().convert("p(50)<5ms and p(99.9)<1s");

        assertThat(level.bounds()).hasSize(2);
        assertThat(level.mostErrors()).isEqualTo(ServiceLevel.DEFAULT_MOST_ERRORS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p(90)<50ms | p(95)",
                "p(99)<50 | unit",
                "p(99)<50ms and | empty part",
                "and | empty part",
                "errors<1% | no response time",
                "p(99)<50ms and errors<1% and errors<2% | twice",
                "p(99)<50ms and errors<=0% | allow a share",
                "cpu/request<10ms | not cpu/request",
                "service.p(99)<10ms | not service.p(99)",
                "p(99)<[measure] | needs a number",
                "p(99)>50ms | expected <",
                "fast | unknown metric"
            })
    void whatIsNoServiceLevelIsRefusedWithThePlace(String text, String says) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> new SloArgument().convert(text))
                .withMessageContaining(says);
    }

    @ParameterizedTest
    @CsvSource({"300/s, 300", "300, 300", "0.5/s, 0.5", "90/min, 1.5"})
    void aRateIsWrittenPerSecondOrPerMinute(String text, double perSecond) {
        assertThat(new RateArgument().convert(text)).isCloseTo(perSecond, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "-1/s", "0/s", "1e9", "300/h", "2000000/s", "NaN", "300 / s"})
    void whatIsNoRateIsRefused(String text) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> new RateArgument().convert(text))
                .withMessageContaining("'" + text + "'");
    }
}
