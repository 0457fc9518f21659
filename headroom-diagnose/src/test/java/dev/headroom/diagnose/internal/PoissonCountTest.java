package dev.headroom.diagnose.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.measure.Interval;
import org.junit.jupiter.api.Test;

class PoissonCountTest {

    /** Exact (Garwood) intervals: 0 → 0–3.69, 4 → 1.09–10.24, 100 → 81.4–121.6. */
    @Test
    void countsHaveTheIntervalsOfPoisson() {
        assertClose(new PoissonCount(0).interval(), 0, 3.69);
        assertClose(new PoissonCount(4).interval(), 1.09, 10.24);
        assertClose(new PoissonCount(100).interval(), 81.4, 121.6);
    }

    private static void assertClose(Interval interval, double low, double high) {
        assertThat(interval.low()).isCloseTo(low, within(0.1));
        assertThat(interval.high()).isCloseTo(high, within(0.1));
    }
}
