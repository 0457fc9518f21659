package dev.headroom.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentileTest {

    @Test
    void labelsReadAsPeopleWriteThem() {
        assertThat(Percentile.P50).hasToString("p50");
        assertThat(Percentile.P99_9).hasToString("p99.9");
        assertThat(new Percentile(100)).hasToString("p100");
    }

    @Test
    void boundOfP95Needs59RequestsAndOfP99Needs299() {
        assertThat(Percentile.P95.minimumCount()).isEqualTo(59);
        assertThat(Percentile.P99.minimumCount()).isEqualTo(299);
        assertThat(Percentile.P99_9.minimumCount()).isEqualTo(2995);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 100.1, Double.NaN, Double.POSITIVE_INFINITY})
    void ranksOutsideTheScaleAreRefused(double rank) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Percentile(rank));
    }
}
