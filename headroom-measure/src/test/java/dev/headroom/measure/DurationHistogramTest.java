package dev.headroom.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DurationHistogramTest {

    /** A hundred seconds of perfect one-millisecond answers, then one stall of a hundred seconds. */
    private static DurationHistogram stalledService() {
        var histogram = new DurationHistogram();
        for (int i = 0; i < 10_000; i++) {
            histogram.record(Duration.ofMillis(1));
        }
        histogram.record(Duration.ofSeconds(100));
        return histogram;
    }

    @Test
    void oneStallShowsInTheMaximumAndNotInTheMedian() {
        DurationHistogram histogram = stalledService();

        assertThat((double) histogram.nanosAt(Percentile.P50)).isCloseTo(1e6, within(1e3));
        assertThat((double) histogram.nanosAt(Percentile.P99_9)).isCloseTo(1e6, within(1e3));
        assertThat((double) histogram.maxNanos()).isCloseTo(100e9, within(100e6));
    }

    @Test
    void addingHistogramsGivesThePercentilesOfAllCounts() {
        var fast = new DurationHistogram();
        var slow = new DurationHistogram();
        for (int i = 0; i < 99; i++) {
            fast.recordNanos(1_000);
        }
        slow.recordNanos(1_000_000);

        DurationHistogram both = fast.plus(slow);

        assertThat(both.count()).isEqualTo(100);
        assertThat(both.nanosAt(Percentile.P99)).isLessThan(1_002);
        assertThat(both.maxNanos()).isGreaterThan(999_000);
        assertThat(fast.count()).as("the summands stay as they were").isEqualTo(99);
    }

    @Test
    void anEmptyHistogramAnswersZeroWithCountZero() {
        assertThat(new DurationHistogram().summary()).isEqualTo(PercentileSummary.empty());
    }

    @Test
    void durationsBeyondTheRangeCountAtItsEnd() {
        var histogram = new DurationHistogram();

        histogram.record(Duration.ofDays(400));

        assertThat(histogram.count()).isEqualTo(1);
        assertThat((double) histogram.maxNanos()).isCloseTo(3600e9, within(4e9));
    }

    @Test
    void aNegativeDurationIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DurationHistogram().recordNanos(-1));
    }

    @Property
    void everyPercentileLiesWithinATenthOfAPercentOfACountedDuration(
            @ForAll @Size(min = 1, max = 50) java.util.List<@LongRange(min = 1, max = 3_000_000_000_000L) Long> nanos) {
        var histogram = new DurationHistogram();
        nanos.forEach(histogram::recordNanos);

        PercentileSummary summary = histogram.summary();

        for (long value : new long[] {summary.p50Nanos(), summary.p95Nanos(), summary.p99Nanos(), summary.maxNanos()}) {
            assertThat(nanos).anySatisfy(n -> assertThat((double) value).isCloseTo(n, within(n * 1e-3 + 1)));
        }
    }

    @Test
    void thePercentilesIntervalHoldsTheTruthNineteenTimesInTwenty() {
        var random = new java.util.SplittableRandom(42);
        double truth = -Math.log(0.05) * 1e6;
        int held = 0;
        for (int run = 0; run < 1_000; run++) {
            var histogram = new DurationHistogram();
            for (int i = 0; i < 400; i++) {
                histogram.recordNanos(Math.round(-Math.log(1 - random.nextDouble()) * 1e6));
            }
            held += histogram.nanosInterval(Percentile.P95).contains(truth) ? 1 : 0;
        }

        assertThat(held).isBetween(930, 985);
    }

    @Test
    void correctingForOmissionAddsWhatAWaitingUserNeverSent() {
        var waited = new DurationHistogram();
        waited.recordNanos(1_000_000, 99);
        waited.recordNanos(1_000_000_000);

        DurationHistogram corrected = waited.correctedForOmission(10_000_000);

        assertThat(corrected.count()).isEqualTo(100 + 99);
        assertThat(corrected.nanosAt(Percentile.P95)).isGreaterThan(800_000_000);
        assertThat(waited.count()).isEqualTo(100);
    }
}
