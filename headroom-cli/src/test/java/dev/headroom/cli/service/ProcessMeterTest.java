package dev.headroom.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessMeterTest {

    @Test
    void memoryTouchedInTheWindowRaisesThePeak() throws IOException {
        var meter = new ProcessMeter(ProcessHandle.current().pid());
        meter.start();
        long before = meter.rssPeakBytes().orElseThrow();

        // Outside the heap, whose pages an earlier test may have touched already.
        ByteBuffer touched = ByteBuffer.allocateDirect(200 << 20);
        for (int i = 0; i < touched.capacity(); i += 4096) {
            touched.put(i, (byte) 1);
        }

        assertThat(meter.rssPeakBytes().orElseThrow() - before).isGreaterThan(50L << 20);
        assertThat(touched.get(4096)).isEqualTo((byte) 1);
    }

    @Test
    void workInTheWindowCountsAsCpuTime() throws IOException {
        var meter = new ProcessMeter(ProcessHandle.current().pid());
        meter.start();

        long end = System.nanoTime() + Duration.ofMillis(300).toNanos();
        long spun = 0;
        while (System.nanoTime() < end) {
            spun++;
        }

        assertThat(spun).isPositive();
        assertThat(meter.cpuSinceStart())
                .hasValueSatisfying(cpu -> assertThat(cpu).isPositive());
    }

    @Test
    void aProcessThatIsGoneHasNoNumbers() throws IOException {
        var meter = new ProcessMeter(Integer.MAX_VALUE);
        meter.start();

        assertThat(meter.rssPeakBytes()).isEmpty();
        assertThat(meter.cpuSinceStart()).isEmpty();
    }
}
