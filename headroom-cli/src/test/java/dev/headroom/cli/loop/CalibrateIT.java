package dev.headroom.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.cli.loop.VictimService.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate's own test: it keeps quiet on the same code and fails on answers that were really held back. */
class CalibrateIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path scratch;

    @Test
    void theSameServiceDoesNotFailAndTheDelayedOneDoes() throws Exception {
        int port = Ports.free();
        String command = VictimService.command(port, Mode.PATIENT).stream()
                .map(word -> "\"" + word + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
        Files.writeString(
                scratch.resolve("headroom.yml"),
                """
                apiVersion: headroom/v1
                service:
                  command: %s
                  url: http://127.0.0.1:%d
                  ready: http://127.0.0.1:%d/health
                load:
                  rate: 50/s
                  warmup: 500ms
                  duration: 1s
                  requests:
                    - {name: "GET /ping", get: "/ping"}
                profile: off
                # A test that runs beside others can tell a median, not a tail.
                defaults: {latency: {regress: off}, memory: {regress: off}}
                budgets:
                  - endpoint: "GET /ping"
                    latency: [{expr: "p(50)<1s", regress: 10%%}]
                """
                        .formatted(command, port, port));

        Spawned.Ended ended;
        try (Spawned calibrate = Headroom.start(
                scratch, "calibrate", "--inject", "90%", "--blocks", "3", "--format", "json", "--out", "machine")) {
            ended = calibrate.await(PATIENCE);
        }

        assertThat(ended.exitCode()).as(ended.err() + ended.out()).isZero();
        JsonNode machine = WrittenRun.json(ended.out());
        assertThat(machine).isEqualTo(WrittenRun.json(Files.readString(scratch.resolve("machine/calibration.json"))));
        assertThat(machine.path("complete").asBoolean()).isTrue();
        assertThat(machine.path("unchangedVerdict").asText()).isNotEqualTo("fail");
        assertThat(machine.at("/selfTest/verdict").asText()).isEqualTo("fail");
        JsonNode median = WrittenRun.stream(machine.path("metrics"))
                .filter(metric -> metric.path("metric").asText().equals("p(50)"))
                .findFirst()
                .orElseThrow();
        assertThat(median.at("/deviation/best").asDouble()).isPositive();
        assertThat(median.path("smallestRise")).hasSize(3);
        JsonNode held = WrittenRun.json(Files.readString(scratch.resolve("machine/delayed/proof.json")));
        assertThat(WrittenRun.gate(held, "GET /ping", "p(50)").at("/ratio/best").asDouble())
                .isBetween(1.4, 2.6);
        JsonNode same = WrittenRun.json(Files.readString(scratch.resolve("machine/unchanged/proof.json")));
        assertThat(same.path("blocks").asInt()).isEqualTo(3);
    }
}
