package dev.headroom.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.agent.event.HostEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both versions of control groups, laid out as Linux does. */
final class ThrottleTest {

    private final Path root;
    private final Path groups;

    ThrottleTest(@TempDir Path folder) {
        root = folder.resolve("cgroup");
        groups = folder.resolve("groups");
    }

    @Test
    void theSecondVersionCountsMicroseconds() throws IOException {
        Files.writeString(groups, "0::/shop/web\n");
        HostEvent event = between(
                "shop/web/cpu.stat",
                "usage_usec 5\nnr_periods 10\nnr_throttled 3\nthrottled_usec 1000\n",
                "usage_usec 9\nnr_periods 20\nnr_throttled 5\nthrottled_usec 41000\n");

        assertThat(event).isNotNull().satisfies(added -> {
            assertThat(added.throttledTime).isEqualTo(40_000_000);
            assertThat(added.throttledPeriods).isEqualTo(2);
            assertThat(added.interval).isPositive();
        });
    }

    @Test
    void theFirstVersionCountsNanoseconds() throws IOException {
        Files.writeString(groups, "7:memory:/x\n4:cpu,cpuacct:/shop\n0::/\n");
        HostEvent event = between(
                "cpu,cpuacct/shop/cpu.stat",
                "nr_periods 10\nnr_throttled 3\nthrottled_time 500\n",
                "nr_periods 20\nnr_throttled 3\nthrottled_time 700\n");

        assertThat(event).isNotNull().satisfies(added -> {
            assertThat(added.throttledTime).isEqualTo(200);
            assertThat(added.throttledPeriods).isZero();
        });
    }

    @Test
    void insideAContainerTheRootOfWhatIsMountedIsItsGroup() throws IOException {
        Files.writeString(groups, "0::/../../machine/container\n");

        assertThat(between("cpu.stat", "throttled_usec 0\n", "throttled_usec 7\n"))
                .isNotNull();
    }

    @Test
    void aMoveBeginsAnew() throws IOException {
        Files.writeString(groups, "0::/a\n");
        var throttle = new Throttle(groups, root);
        write("a/cpu.stat", "throttled_usec 100\n");
        write("b/cpu.stat", "throttled_usec 900\n");

        assertThat(throttle.read()).isNull();
        Files.writeString(groups, "0::/b\n");
        assertThat(throttle.read()).isNull();
        assertThat(throttle.read()).isNotNull();
    }

    @Test
    void withoutAQuotaOrAGroupThereIsNothingToTell() throws IOException {
        Files.writeString(groups, "nonsense\n0::/gone\n");
        var throttle = new Throttle(groups, root);

        assertThat(throttle.read()).isNull();
        write("cpu.stat", "usage_usec 5\n");
        assertThat(throttle.read()).isNull();
        assertThat(throttle.read()).isNull();
    }

    private @Nullable HostEvent between(String file, String before, String after) throws IOException {
        var throttle = new Throttle(groups, root);
        write(file, before);
        assertThat(throttle.read()).isNull();
        write(file, after);
        return throttle.read();
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
