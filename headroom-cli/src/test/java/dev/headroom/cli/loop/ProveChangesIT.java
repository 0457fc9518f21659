package dev.headroom.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.cli.loop.VictimService.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two builds of one tiny service, on one fixed port, as a team would prove and gate a change. */
class ProveChangesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String ENDPOINT = "GET /ping";
    private static final String GATED =
            """
            budgets:
              - endpoint: "GET /ping"
                allocations: [{expr: "bytes/request<10MiB", regress: 50%}]
            """;

    /** Of this machine, as far as it can be told beforehand. */
    private static final String CALIBRATION =
            """
            {"schemaVersion": 1, "complete": true, "service": "before.yml", "windowNanos": 30000000000, "blocks": 10,
             "falseAlarmsPerBuild": {},
             "environment": {"host": "here", "cpuModel": "unknown", "cpus": %d, "memoryBytes": 1, "os": "Linux",
                             "serviceRuntime": "unknown", "headroomVersion": "0.1.0"},
             "metrics": [{"subject": "GET /ping", "metric": "p(95)",
                          "deviation": {"low": 0.1, "best": 0.2, "high": 0.4}}]}
            """;

    @TempDir
    private Path scratch;

    private int port;

    @BeforeEach
    void choosePort() throws IOException {
        port = Ports.free();
    }

    private Path config(String name, Mode mode, String rate, String more) throws IOException {
        String command = VictimService.command(port, mode).stream()
                .map(word -> "\"" + word + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
        return config(name, command, "health", rate, more);
    }

    private Path config(String name, String command, String ready, String rate, String more) throws IOException {
        return Files.writeString(
                scratch.resolve(name),
                """
                apiVersion: headroom/v1
                service:
                  command: %s
                  url: http://127.0.0.1:%d
                  ready: http://127.0.0.1:%d/%s
                load:
                  rate: %s
                  warmup: 500ms
                  duration: 1s
                  requests:
                    - {name: "GET /ping", get: "/ping"}
                """
                                .formatted(command, port, port, ready, rate)
                        + more);
    }

    /** The same twice, of a service that is no JVM and starts at once. */
    private void configureFileServers() throws IOException {
        Files.writeString(Files.createDirectory(scratch.resolve("www")).resolve("ping"), "pong");
        for (String name : List.of("before.yml", "after.yml")) {
            config(
                    name,
                    "[python3, -m, http.server, --bind, 127.0.0.1, --directory, www, \"" + port + "\"]",
                    "ping",
                    "100/s",
                    "profile: off\n");
        }
    }

    private Spawned.Ended prove(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("prove", "--before", "before.yml", "--after", "after.yml"));
        arguments.addAll(List.of(options));
        try (Spawned prove = Headroom.start(scratch, arguments.toArray(String[]::new))) {
            return prove.await(PATIENCE);
        }
    }

    @Test
    void aSlowerAndMoreWastefulBuildFailsItsGates() throws Exception {
        config("before.yml", Mode.PATIENT, "150/s", "");
        config("after.yml", Mode.SLOWER, "150/s", GATED);

        Path calibration = Files.writeString(
                scratch.resolve("calibration.json"),
                CALIBRATION.formatted(Runtime.getRuntime().availableProcessors()));

        Spawned.Ended ended =
                prove("--blocks", "2", "--no-confirm", "--calibration", calibration.toString(), "--out", "proof");

        assertThat(ended.exitCode()).as(ended.err() + ended.out()).isEqualTo(1);
        assertThat(ended.out()).contains("bytes/request", "FAIL");
        JsonNode proof = WrittenRun.json(Files.readString(scratch.resolve("proof/proof.json")));
        assertThat(proof.path("complete").asBoolean()).isTrue();
        assertThat(proof.path("gateVerdict").asText()).isEqualTo("fail");
        assertThat(WrittenRun.gate(proof, ENDPOINT, "bytes/request")
                        .path("verdict")
                        .asText())
                .isEqualTo("fail");
        assertThat(WrittenRun.gate(proof, ENDPOINT, "bytes/request")
                        .at("/ratio/best")
                        .asDouble())
                .isGreaterThan(1.5);
        assertThat(ended.err()).contains("block 1 of 2, before", "block 2 of 2, after", " left: measuring");
        String planned = "p(95) of GET /ping: 10 % is asked for, and by the calibration a rise is seen from";
        assertThat(ended.err()).contains(planned);
        assertThat(proof.path("notes").toString()).contains(planned, "windows of 30.0 s, the runs have 1.00 s");
    }

    /** A service that is no JVM has no profile, which has to be said, and is. */
    @Test
    void theSameBuildTwiceDoesNotFail() throws Exception {
        configureFileServers();

        assertThat(prove("--out", "refused").exitCode()).isEqualTo(2);
        Spawned.Ended ended =
                prove("--blocks", "2", "--without-profile", "--no-confirm", "--format", "json", "--out", "proof");

        assertThat(ended.exitCode()).as(ended.err() + ended.out()).isIn(0, 3);
        JsonNode proof = WrittenRun.json(ended.out());
        assertThat(proof).isEqualTo(WrittenRun.json(Files.readString(scratch.resolve("proof/proof.json"))));
        assertThat(proof.path("gates"))
                .isNotEmpty()
                .noneMatch(gate -> gate.path("verdict").asText().equals("fail"));
        assertThat(proof.path("rule").isNull()).isTrue();
        assertThat(proof.path("notes").toString()).contains("without a profile");
    }

    @Test
    void unlikeLoadsAreRefusedWithTheDifferenceUnlessTold() throws Exception {
        config("before.yml", Mode.PATIENT, "150/s", "");
        config("after.yml", Mode.PATIENT, "100/s", "");

        Spawned.Ended ended = prove("--out", "proof");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err())
                .contains("before.yml", "constant 150/s before and constant 100/s after", "--allow-unlike");
        assertThat(scratch.resolve("proof")).doesNotExist();
    }

    @Test
    void interruptedItKeepsFinishedBlocksAndStopsTheService() throws Exception {
        configureFileServers();

        Spawned.Ended ended;
        try (Spawned prove = Headroom.start(
                scratch,
                "prove",
                "--before",
                "before.yml",
                "--after",
                "after.yml",
                "--without-profile",
                "--out",
                "proof")) {
            prove.awaitLine("block 2 of at most 20, after", "measuring", PATIENCE);
            prove.interrupt();
            ended = prove.await(PATIENCE);
        }

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(130);
        JsonNode proof = WrittenRun.json(Files.readString(scratch.resolve("proof/proof.json")));
        assertThat(proof.path("complete").asBoolean(true)).isFalse();
        assertThat(proof.path("blocks").asInt()).isEqualTo(1);
        assertThat(proof.path("notes").toString()).contains("interrupted");
        assertThat(ended.out()).contains("incomplete: 1 of at most 20 blocks");
        assertThat(ProcessHandle.allProcesses()
                        .filter(process -> List.of(process.info().arguments().orElse(new String[0]))
                                .containsAll(List.of("http.server", Integer.toString(port)))))
                .isEmpty();
    }
}
