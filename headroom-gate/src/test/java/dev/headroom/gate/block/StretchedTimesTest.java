package dev.headroom.gate.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.Percentile;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A run drawn again from its own seconds. */
class StretchedTimesTest {

    @Test
    void everySecondOnceIsTheRunItself() {
        var random = new Random(1);
        var whole = new DurationHistogram();
        List<DurationHistogram> seconds = List.of(second(random, whole), second(random, whole), second(random, whole));

        StretchedTimes times = StretchedTimes.of(seconds);

        for (Percentile percentile : List.of(Percentile.P50, Percentile.P95, Percentile.P99)) {
            assertThat(times.at(percentile).drawn(new int[] {1, 1, 1})).isEqualTo(whole.nanosAt(percentile));
        }
    }

    @Test
    void aSecondThatComesTwiceCountsTwice() {
        var random = new Random(2);
        var whole = new DurationHistogram();
        DurationHistogram first = second(random, new DurationHistogram());
        DurationHistogram last = second(random, new DurationHistogram());
        whole.add(first);
        whole.add(first);
        whole.add(last);

        double drawn =
                StretchedTimes.of(List.of(first, last)).at(Percentile.P95).drawn(new int[] {2, 1});

        assertThat(drawn).isEqualTo(whole.nanosAt(Percentile.P95));
    }

    @Test
    void singleDurationsAreTakenAsTheyAre() {
        Stretches median = StretchedTimes.ofNanos(List.of(new long[] {30, 10}, new long[] {20}, new long[0]))
                .at(Percentile.P50);

        assertThat(median.count()).isEqualTo(3);
        assertThat(median.drawn(new int[] {1, 1, 1})).isEqualTo(20);
        assertThat(median.drawn(new int[] {0, 0, 3})).isZero();
    }

    @Test
    void meansAddUpBeforeTheyAreDivided() {
        Stretches cpu = Stretches.ofMeans(List.of(new Stretches.Mean(100, 10), new Stretches.Mean(300, 10)));

        assertThat(cpu.drawn(new int[] {1, 1})).isEqualTo(20);
        assertThat(cpu.drawn(new int[] {0, 2})).isEqualTo(30);
        assertThat(cpu.drawn(new int[] {0, 0})).isZero();
    }

    @Test
    void whatWasNotKeptHasNoStretches() {
        assertThat(Stretches.none().count()).isZero();
        assertThatThrownBy(() -> Stretches.none().drawn(new int[0])).hasMessageContaining("no stretches");
        assertThatThrownBy(() -> new Stretches.Mean(-1, 1)).hasMessageContaining("not negative");
    }

    private static DurationHistogram second(Random random, DurationHistogram whole) {
        var second = new DurationHistogram();
        for (int i = 0; i < 200; i++) {
            second.recordNanos(1_000_000 + random.nextInt(50_000_000));
        }
        whole.add(second);
        return second;
    }
}
