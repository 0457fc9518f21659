package dev.headroom.gate.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.measure.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentIntervalTest {

    /** Upper critical values of Student's t distribution: NIST/SEMATECH e-Handbook, 1.3.6.7.2. */
    @ParameterizedTest
    @CsvSource({"1, 0.95, 12.706", "2, 0.95, 4.303", "9, 0.95, 2.262", "9, 0.90, 1.833", "30, 0.99, 2.750"})
    void quantilesAreThoseOfThePublishedTable(int degreesOfFreedom, double confidence, double published) {
        assertThat(StudentInterval.quantile(degreesOfFreedom, confidence)).isCloseTo(published, within(0.0005));
    }

    /** NIST/SEMATECH e-Handbook, 1.3.5.2, the example on ZARR13.DAT. */
    @Test
    void theHandbooksExampleIsReproduced() {
        Interval interval = StudentInterval.of(195, 9.261460, 0.022789, 0.95);

        assertThat(interval.low()).isCloseTo(9.258242, within(1e-6));
        assertThat(interval.high()).isCloseTo(9.264679, within(1e-6));
    }

    @Test
    void theSpreadIsTheSampleDeviation() {
        Interval interval = StudentInterval.of(List.of(1.0, 2.0, 3.0), 0.95);

        assertThat(interval.best()).isEqualTo(2);
        assertThat(interval.halfWidth()).isCloseTo(4.303 / Math.sqrt(3), within(0.001));
    }

    @Test
    void oneValueHasNoInterval() {
        assertThatThrownBy(() -> StudentInterval.of(List.of(1.0), 0.95)).hasMessageContaining("at least 2");
    }
}
