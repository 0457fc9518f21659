package dev.headroom.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PercentileSummaryTest {

    @Test
    void descendingPercentilesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PercentileSummary(10, 5, 4, 6, 7, 8))
                .withMessageContaining("5, 4, 6, 7");
    }

    @Test
    void aSummarySaysWhetherItsCountBoundsAPercentile() {
        var summary = new PercentileSummary(100, 1, 2, 3, 4, 5);

        assertThat(summary.bounds(Percentile.P95)).isTrue();
        assertThat(summary.bounds(Percentile.P99)).isFalse();
    }

    @Test
    void aPercentileThatWasNotKeptIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PercentileSummary.empty().nanosAt(new Percentile(75)))
                .withMessageContaining("p75");
    }
}
