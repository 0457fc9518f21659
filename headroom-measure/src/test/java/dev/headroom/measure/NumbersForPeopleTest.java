package dev.headroom.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersForPeopleTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 ns",
        "812, 812 ns",
        "999.6, 1.00 µs",
        "41300, 41.3 µs",
        "9074000, 9.07 ms",
        "999960000, 1.00 s",
        "1200000000, 1.20 s",
        "-41300, -41.3 µs"
    })
    void durationsHaveThreeSignificantDigitsAndTheUnitThatFits(double nanos, String text) {
        assertThat(DurationText.of(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "512, 512 B", "1023, 1023 B", "1024, 1.00 KiB", "4219, 4.12 KiB", "262144000, 250 MiB"})
    void amountsOfMemoryHaveABinaryUnit(long bytes, String text) {
        assertThat(new Bytes(bytes)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 1.5", "3, 2, 4", "NaN, 1, 2"})
    void anIntervalOutOfOrderIsRefused(double low, double best, double high) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(low, best, high));
    }
}
