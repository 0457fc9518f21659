package dev.headroom.load.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostCpuTest {

    @Test
    void idleAndWaitingForDisksAreNotBusyAndGuestsAreNotCountedTwice() {
        long busy = HostCpu.busyNanos("cpu  100 20 30 4000 500 6 7 8 90 10");

        assertThat(busy).isEqualTo((100 + 20 + 30 + 6 + 7 + 8) * 10_000_000L);
    }

    @Test
    void oldKernelsSayLess() {
        assertThat(HostCpu.busyNanos("cpu  100 20 30 4000")).isEqualTo(150 * 10_000_000L);
    }

    @Test
    void whatTheMachineSpentOnlyGrows() {
        HostCpu first = HostCpu.now();
        HostCpu second = HostCpu.now();

        assertThat(second.busyNanos()).isGreaterThanOrEqualTo(first.busyNanos());
    }
}
