package dev.headroom.load.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HiccupMeterTest {

    @Test
    void eachSleepIsRecordedOnceAndNoneAfterTheEnd() throws Exception {
        HiccupMeter meter = HiccupMeter.start();
        new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS);
        meter.close();
        long sleeps = meter.oversleeps().count();
        long sum = Math.round(meter.oversleeps().meanNanos() * sleeps);
        new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);

        // Every sleep lasts its millisecond, and what it overslept on top: together they fill the 300 ms and no more.
        assertThat(sleeps).isBetween(10L, 320L);
        assertThat(sleeps * 1_000_000 + sum).isBetween(150_000_000L, 2_000_000_000L);
        assertThat(meter.oversleeps().count()).isEqualTo(sleeps);
    }

    @Test
    void closingTwiceDoesNothing() {
        HiccupMeter meter = HiccupMeter.start();
        meter.close();
        meter.close();

        assertThat(meter.oversleeps().count()).isGreaterThanOrEqualTo(0);
    }
}
