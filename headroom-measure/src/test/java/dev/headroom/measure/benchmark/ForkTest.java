package dev.headroom.measure.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.measure.Percentile;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What stands for a fork of several iterations. */
class ForkTest {

    private static Fork scores(double... scores) {
        List<Observation> iterations = new ArrayList<>();
        for (double score : scores) {
            iterations.add(new Observation.Score(score));
        }
        return new Fork("fork 1", iterations);
    }

    private static Observation distribution(double value, long count, double other, long otherCount) {
        return new Observation.Distribution(new ValueCounts.Builder()
                .add(value, count)
                .add(other, otherCount)
                .build());
    }

    @Test
    void percentilesOfScoresLieBetweenThem() {
        Fork fork = scores(4, 1, 3, 2, 5);

        assertThat(fork.mean()).hasValue(3);
        assertThat(fork.at(Percentile.P50, Direction.LOWER_IS_BETTER)).hasValue(3);
        assertThat(fork.at(Percentile.P95, Direction.LOWER_IS_BETTER).orElseThrow())
                .isCloseTo(4.8, within(1e-9));
    }

    @Test
    void theBadTailOfThroughputIsItsLowEnd() {
        assertThat(scores(4, 1, 3, 2, 5)
                        .at(Percentile.P95, Direction.HIGHER_IS_BETTER)
                        .orElseThrow())
                .isCloseTo(1.2, within(1e-9));
    }

    @Test
    void histogramsOfIterationsAreAddedBeforeAPercentileIsRead() {
        Fork fork = new Fork("fork 1", List.of(distribution(1, 90, 10, 10), distribution(1, 100, 10, 0)));

        assertThat(fork.operations()).isEqualTo(200);
        assertThat(fork.at(new Percentile(95), Direction.LOWER_IS_BETTER)).hasValue(1);
        assertThat(fork.at(new Percentile(96), Direction.LOWER_IS_BETTER)).hasValue(10);
        assertThat(fork.mean().orElseThrow()).isCloseTo(1.45, within(1e-9));
        assertThat(fork.from(1).at(Percentile.P99, Direction.LOWER_IS_BETTER)).hasValue(1);
    }

    @Test
    void aSummaryHasWhatItKeptAndNothingElse() {
        TreeMap<Percentile, Double> percentiles = new TreeMap<>();
        percentiles.put(Percentile.P95, 7.0);
        Fork fork = new Fork("the file", List.of(new Observation.Summary(OptionalDouble.empty(), percentiles, 100)));

        assertThat(fork.at(Percentile.P95, Direction.LOWER_IS_BETTER)).hasValue(7);
        assertThat(fork.at(Percentile.P50, Direction.LOWER_IS_BETTER)).isEmpty();
        assertThat(fork.mean()).isEmpty();
        assertThat(fork.levels()).isEmpty();
    }

    @Test
    void whatCannotBeMeasuredIsNoObservation() {
        assertThatThrownBy(() -> new Observation.Score(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Observation.Score(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fork("none", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ValueCounts.Builder().add(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new ValueCounts.Builder().add(1, Long.MAX_VALUE).add(1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ValueCounts.Builder().build()).isInstanceOf(IllegalArgumentException.class);
    }
}
