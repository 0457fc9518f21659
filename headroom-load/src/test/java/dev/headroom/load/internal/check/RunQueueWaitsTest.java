package dev.headroom.load.internal.check;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunQueueWaitsTest {

    private static final long MILLI = 1_000_000;

    private final AtomicLong waited = new AtomicLong(77);
    private final RunQueueWaits waits = RunQueueWaits.of(waited::get);

    @Test
    void aWaitIsFoundInTheTimeItFellInto() {
        waits.sample(10 * MILLI);
        waits.sample(12 * MILLI);
        waited.addAndGet(5 * MILLI);
        waits.sample(18 * MILLI);

        assertThat(waits.sinceNanos(13 * MILLI)).isEqualTo(5 * MILLI);
        assertThat(waits.sinceNanos(11 * MILLI)).isEqualTo(5 * MILLI);
        assertThat(waits.sinceNanos(18 * MILLI)).isZero();
    }

    @Test
    void readingsWithinAMillisecondAreNotRepeated() {
        waits.sample(10 * MILLI);
        waited.addAndGet(1);
        waits.sample(10 * MILLI + 999_999);

        assertThat(waits.sinceNanos(0)).isZero();
    }

    @Test
    void theLastThousandReadingsAreKept() {
        for (int i = 0; i < 5_000; i++) {
            waited.incrementAndGet();
            waits.sample(i * MILLI);
        }

        assertThat(waits.sinceNanos(4_990 * MILLI)).isEqualTo(9);
        assertThat(waits.sinceNanos(0)).isEqualTo(1_023);
    }

    @Test
    void withoutAReadingNothingWasWaited() {
        assertThat(waits.sinceNanos(0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"562942390 1509959858 200, 1509959858", "5 7, 7", "5, 0", "'', 0", "1 x, 0"})
    void theSecondNumberOfTheLineIsTheWait(String line, long expected) {
        byte[] bytes = line.getBytes(US_ASCII);

        assertThat(RunQueueWaits.secondNumber(bytes, bytes.length)).isEqualTo(expected);
        assertThat(RunQueueWaits.secondNumber(bytes, -1)).isZero();
    }

    @Test
    void aThreadThatHadToShareItsProcessorsHasWaited() throws Exception {
        try (var ofThisThread = RunQueueWaits.ofThisThread()) {
            assertThat(ofThisThread.known()).isTrue();
            var rivals = new Thread[2 * Runtime.getRuntime().availableProcessors()];
            long end = System.nanoTime() + 400 * MILLI;
            for (int i = 0; i < rivals.length; i++) {
                rivals[i] = new Thread(() -> spinUntil(end));
                rivals[i].start();
            }
            ofThisThread.sample(0);
            spinUntil(end);
            for (Thread rival : rivals) {
                rival.join();
            }
            ofThisThread.sample(Long.MAX_VALUE);

            assertThat(ofThisThread.sinceNanos(1)).isGreaterThan(20 * MILLI);
        }
    }

    private static void spinUntil(long end) {
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
