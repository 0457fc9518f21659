package dev.headroom.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class CompressedHistogramTest {

    private static DurationHistogram exponential(int count, long seed) {
        var random = new SplittableRandom(seed);
        var histogram = new DurationHistogram();
        for (int i = 0; i < count; i++) {
            histogram.recordNanos(Math.round(-Math.log(1 - random.nextDouble()) * 1e6));
        }
        return histogram;
    }

    private static String compressed(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    @Test
    void whatIsWrittenIsReadBackCountForCount() {
        for (int count : new int[] {0, 1, 10_000}) {
            DurationHistogram histogram = exponential(count, count);

            DurationHistogram read = DurationHistogram.ofCompressed(histogram.toCompressed(), 1);

            assertThat(read.summary()).isEqualTo(histogram.summary());
            assertThat(read.toHistogram()).isEqualTo(histogram.toHistogram());
        }
    }

    @Test
    void unitsOfOtherToolsBecomeNanoseconds() {
        var micros = new Histogram(3);
        micros.recordValueWithCount(5_000, 99);
        micros.recordValueWithCount(80_000, 1);

        DurationHistogram read = DurationHistogram.ofCompressed(compressed(micros), 1_000);

        assertThat(read.count()).isEqualTo(100);
        assertThat(read.nanosAt(Percentile.P50)).isBetween(5_000_000L, 5_010_000L);
        assertThat(read.maxNanos()).isBetween(80_000_000L, 80_100_000L);
    }

    @Test
    void aHistogramThatClaimsGigabytesIsRefusedBeforeTheyAreAllocated() {
        // Five digits over the whole range of a long: two million counters of eight bytes.
        assertThatThrownBy(() -> DurationHistogram.ofCompressed(compressed(new Histogram(1, Long.MAX_VALUE / 2, 5)), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more memory");
    }

    @Test
    void damageIsRefusedOrReadAndNothingElse() {
        byte[] whole = Base64.getDecoder().decode(exponential(1_000, 7).toCompressed());
        var random = new SplittableRandom(11);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            try {
                DurationHistogram.ofCompressed(Base64.getEncoder().encodeToString(damaged), 1)
                        .summary();
            } catch (IllegalArgumentException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(19_000);
    }

    @Test
    void textThatIsNoHistogramIsRefused() {
        for (String text : new String[] {"", "HISTF", "!!!", "AAAAAAAAAAAAAAAA", "x".repeat(5 << 20)}) {
            assertThatThrownBy(() -> DurationHistogram.ofCompressed(text, 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
