package dev.headroom.junit.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.measure.Percentile;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Percentiles of few values: the nearest rank, never between two. */
final class SortedValuesTest {

    @Test
    void aPercentileIsTheSmallestValueThatItsShareDoesNotExceed() {
        var values = SortedValues.of(LongStream.rangeClosed(1, 100).toArray());

        assertThat(values.at(Percentile.P50)).isEqualTo(50);
        assertThat(values.at(Percentile.P95)).isEqualTo(95);
        assertThat(values.at(Percentile.P99)).isEqualTo(99);
        assertThat(values.least()).isEqualTo(1);
        assertThat(values.most()).isEqualTo(100);
    }

    @Test
    void orderDoesNotMatterAndOneValueIsEveryPercentile() {
        assertThat(SortedValues.of(3, 1, 2).at(Percentile.P50)).isEqualTo(2);
        assertThat(SortedValues.of(9).at(Percentile.P99)).isEqualTo(9);
    }

    @Test
    void thereIsNoPercentileOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(SortedValues::of);
    }
}
