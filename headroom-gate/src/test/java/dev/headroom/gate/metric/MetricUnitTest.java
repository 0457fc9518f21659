package dev.headroom.gate.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricUnitTest {

    @ParameterizedTest
    @CsvSource({
        "QUERIES, 3, 3",
        "QUERIES, 1000, 1000",
        "QUERIES, 0, 0",
        "QUERIES, 2.4999, 2.5",
        "RATIO, 0.1, 10 %",
        "RATIO, 0.19999999999999996, 20 %",
        "RATIO, 0.00001, 0.001 %",
        "RATIO, 0, 0 %",
        "RATIO, 12.344, 1234 %",
        "BYTES, 256000, 250 KiB",
        "NANOSECONDS, 5e7, 50.0 ms",
    })
    void valuesAreWrittenForPeople(MetricUnit unit, double value, String text) {
        assertThat(unit.format(value)).isEqualTo(text);
    }
}
