package dev.headroom.benchmarks.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.benchmarks.harness.Child;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The built distribution on planted causes, the few that no machine can hide. All are in {@code docs/benchmarks/tail.md}.
 *
 * <p>A busy machine adds slow requests of its own. The truth is measured too and counts them, so that what is asserted follows from
 * it: the right share always, the first place where the plant did make most of the tail.
 */
class PlantedCausesIT {

    private static final Path HOME =
            Path.of(System.getProperty("headroom.home")).toAbsolutePath();

    /** Wide: one seed, few requests, and a machine that may do anything. */
    private static final double TOLERANCE = 0.3;

    private static final double MOST = 0.65;

    private static final PlantedRun.Load LOAD = new PlantedRun.Load(
            List.of(
                    Child.java(""),
                    "-XX:+UseSerialGC",
                    "-Dheadroom.home=" + HOME,
                    "-cp",
                    HOME + "/lib/*",
                    "dev.headroom.cli.Main"),
            150,
            Duration.ofSeconds(1),
            Duration.ofSeconds(5));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"SLOW_SQL", "SMALL_POOL", "FULL_GC"})
    void whatWasPlantedIsNamedWithItsShare(PlantedCause cause) throws Exception {
        PlantedRun run = PlantedRun.measure(folder, List.of(cause), 1, LOAD);

        double share = run.trueShares().get(0);
        assertThat(run.named(cause).share()).as("%s", run).isCloseTo(share, within(TOLERANCE));
        if (share > MOST) {
            assertThat(run.named().get(0).cause()).as("%s", run).isEqualTo(cause.causeId());
        }
    }
}
