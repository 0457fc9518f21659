package dev.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gate … --calibration FILE}: what is known of the machine warns, and decides nothing. */
class GateCalibrationTest {

    @TempDir
    private Path scratch;

    private KeptBuilds builds = new KeptBuilds(Path.of(""));
    private final ObjectMapper json = new ObjectMapper();

    @BeforeEach
    void keep() {
        builds = new KeptBuilds(scratch);
    }

    private Path calibration(String cpuModel, String endpoint, double deviation) throws IOException {
        ObjectNode root = json.createObjectNode().put("schemaVersion", 1).put("complete", true);
        root.put("service", "headroom.yml").put("windowNanos", 30_000_000_000L).put("blocks", 10);
        root.putObject("falseAlarmsPerBuild");
        root.putObject("environment")
                .put("host", "ci-1")
                .put("cpuModel", cpuModel)
                .put("cpus", 2)
                .put("memoryBytes", 8L << 30)
                .put("os", "Linux")
                .put("serviceRuntime", "OpenJDK 17")
                .put("headroomVersion", "0.1.0");
        root.putArray("metrics")
                .addObject()
                .put("subject", endpoint)
                .put("metric", "p(95)")
                .putObject("deviation")
                .put("low", deviation / 2)
                .put("best", deviation)
                .put("high", deviation * 2);
        return Files.writeString(scratch.resolve("calibration.json"), root.toString());
    }

    @Test
    void aCalibrationWarnsOfLimitsThatAskForMoreThanCanBeSeenAndLeavesTheVerdict() throws Exception {
        List<Path> before = builds.before(5);
        List<Path> after = builds.after(5, 1);

        assertThat(builds.gate(after, before, "--calibration", calibration("EPYC", "GET /", 0.2)))
                .isZero();
        assertThat(builds.out())
                .contains("Limits below what is seen here", "p(95) of GET /: 10 % is asked for", "with 5 blocks");

        assertThat(builds.gate(after, before, "--calibration", scratch.resolve("calibration.json"), "--format", "json"))
                .isZero();
        assertThat(json.readTree(builds.out()).path("gates"))
                .filteredOn(gate -> gate.path("tooFine").asBoolean())
                .singleElement()
                .satisfies(
                        gate -> assertThat(gate.path("smallestRise").asDouble()).isGreaterThan(0.4));

        assertThat(builds.gate(after, before, "--calibration", calibration("EPYC", "GET /", 0.01)))
                .isZero();
        assertThat(builds.out()).doesNotContain("Limits below");
    }

    @Test
    void aCalibrationOfAnotherMachineOrServiceIsRefused() throws Exception {
        List<Path> before = builds.before(2);
        List<Path> after = builds.after(2, 1);

        builds.refused(
                builds.gate(after, before, "--calibration", calibration("Xeon", "GET /", 0.02)),
                2,
                "CPU 'EPYC' here, 'Xeon' in the calibration",
                "leave --calibration out");
        builds.refused(
                builds.gate(after, before, "--calibration", calibration("EPYC", "GET /login", 0.02)),
                2,
                "it knows GET /login, and the load has GET /");
        builds.refused(
                builds.gate(after, before, "--calibration", before.get(0).resolve("run.json")),
                2,
                "headroom calibrate did not write it");
    }

    @Test
    void oneRunAgainstOneHasNoBlocksToSeeAnythingWith() throws Exception {
        Path calibration = calibration("EPYC", "GET /", 0.02);
        List<Path> before = builds.before(2);

        builds.refused(
                builds.gate(before.get(0), "--calibration", calibration),
                2,
                "--calibration says what blocks can see",
                "--against");
        builds.refused(
                builds.gate(before.get(0), "--against", before.get(1), "--calibration", calibration),
                2,
                "one run against one is none");
    }
}
