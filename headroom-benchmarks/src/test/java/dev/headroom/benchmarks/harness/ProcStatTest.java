package dev.headroom.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcStatTest {

    @Test
    void userAndKernelTimeAreAdded() {
        ProcStat stat = ProcStat.parse("42 (java) S 1 42 42 0 -1 4194304 900 0 0 0 150 25 7 3 20 0 12 0 99 1 2");

        assertThat(stat.own()).isEqualTo(Duration.ofMillis(1750));
        assertThat(stat.awaitedChildren()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aNameWithBlanksAndParenthesesDoesNotShiftTheFields() {
        ProcStat stat = ProcStat.parse("42 (a) b (c) 9 9) R 1 42 42 0 -1 4194304 900 0 0 0 1 2 3 4 20 0 12");

        assertThat(stat.own()).isEqualTo(Duration.ofMillis(30));
        assertThat(stat.awaitedChildren()).isEqualTo(Duration.ofMillis(70));
    }

    @Test
    void aCutLineIsRefused() {
        assertThatThrownBy(() -> ProcStat.parse("42 (java) S 1 42 42 0 -1")).hasMessageContaining("/proc/PID/stat");
        assertThatThrownBy(() -> ProcStat.parse("")).hasMessageContaining("/proc/PID/stat");
    }

    @Test
    void anEndedChildIsChargedForWhatItUsed() throws Exception {
        Child child = Child.run(List.of("sh", "-c", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; echo $i"));

        assertThat(child.output()).isEqualTo("200000\n");
        assertThat(child.cpu()).isPositive();
    }

    @Test
    void aChildThatFailsIsNoMeasurement() {
        assertThatThrownBy(() -> Child.run(List.of("sh", "-c", "echo broken; exit 3")))
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("broken");
    }
}
