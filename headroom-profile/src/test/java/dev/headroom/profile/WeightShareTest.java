package dev.headroom.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.measure.Interval;
import dev.headroom.measure.Proportion;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WeightShareTest {

    @Test
    void theIntervalIsTheSamplesOwnWhereAllWeighAlike() {
        var samples = new Proportion(30, 100);

        assertThat(new WeightShare(300, 1000, samples).interval()).isEqualTo(samples.interval());
    }

    @Test
    void samplesThatWeighMoreWidenTheIntervalWithTheShare() {
        var samples = new Proportion(10, 1000);

        Interval interval = new WeightShare(20, 1000, samples).interval();

        assertThat(interval.best()).isEqualTo(0.02);
        assertThat(interval.high()).isEqualTo(2 * samples.interval().high());
    }

    @Test
    void whatWasMeasuredIsExact() {
        WeightShare share = WeightShare.exactly(1, 4);

        assertThat(share.interval()).isEqualTo(Interval.exactly(0.25));
        assertThat(share.isNoise()).isFalse();
    }

    @Test
    void twoSamplesOfAHundredAreNoiseAndTwentyAreNot() {
        assertThat(new WeightShare(2, 100, new Proportion(2, 100)).isNoise()).isTrue();
        assertThat(new WeightShare(20, 100, new Proportion(20, 100)).isNoise()).isFalse();
    }

    @Property(tries = 500)
    void theIntervalStaysBetweenNothingAndAll(
            @ForAll @IntRange(max = 1000) int weight,
            @ForAll @IntRange(max = 1000) int more,
            @ForAll @IntRange(max = 50) int met,
            @ForAll @IntRange(max = 50) int missed) {
        Interval interval = new WeightShare(weight, (long) weight + more, new Proportion(met, met + missed)).interval();

        assertThat(interval.low()).isBetween(0.0, interval.best());
        assertThat(interval.high()).isBetween(interval.best(), 1.0);
    }
}
