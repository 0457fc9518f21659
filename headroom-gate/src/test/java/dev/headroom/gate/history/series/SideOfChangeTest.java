package dev.headroom.gate.history.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.measure.Interval;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SideOfChangeTest {

    private static final double[] VALUES = {12.1, 11.8, 12.6, 12.0, 11.5, 12.3, 11.9, 13.0, 12.4, 13.9, 12.8, 14.1};

    @Test
    void twoLevelsAreComparedAsWelchDoes() {
        SideOfChange before = level(0, 7, 0);
        SideOfChange after = level(7, 12, 0);

        Interval change = before.changeTo(after);

        // SciPy 1.17.1: ttest_ind(…, equal_var=False) and its confidence_interval().
        assertThat(before.pValue(after)).isCloseTo(0.016645439042411614, within(1e-10));
        assertThat(change.low()).isCloseTo(0.32222, within(1e-4));
        assertThat(change.high()).isCloseTo(2.10064, within(1e-4));
    }

    @Test
    void valuesThatDependOnEachOtherSayLess() {
        assertThat(level(0, 7, 0.5).pValue(level(7, 12, 0.5)))
                .isGreaterThan(level(0, 7, 0).pValue(level(7, 12, 0)));
    }

    @Test
    void levelsWithoutNoiseDifferSurelyOrNotAtAll() {
        double[] exact = {3, 3, 3, 3, 3, 4, 4, 4, 4, 4};

        SideOfChange three = SideOfChange.level(exact, exact, 0, 5, 0);
        SideOfChange four = SideOfChange.level(exact, exact, 5, 10, 0);

        assertThat(three.pValue(four)).isZero();
        assertThat(three.pValue(three)).isEqualTo(1);
        assertThat(three.changeTo(four)).isEqualTo(Interval.exactly(1));
    }

    @Test
    void theEndOfALineIsNotItsMean() {
        double[] times = {0, 1, 2, 3, 4, 5};
        double[] line = {0, 1.1, 1.9, 3.1, 3.9, 5};

        SideOfChange end = SideOfChange.onLine(times, line, 0, 6, 5, 0);

        assertThat(end.estimate()).isCloseTo(5, within(0.1));
    }

    private static SideOfChange level(int from, int to, double phi) {
        double[] times = new double[VALUES.length];
        Arrays.setAll(times, i -> i);
        return SideOfChange.level(times, VALUES, from, to, phi);
    }
}
