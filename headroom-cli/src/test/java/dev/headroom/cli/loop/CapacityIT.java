package dev.headroom.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The command against a service that carries exactly {@code workers / hold} requests per second. */
@Execution(ExecutionMode.CONCURRENT) // of processes that wait for each other
class CapacityIT {

    private static final int WORKERS = 8;
    private static final int HOLD_MILLIS = 20;
    private static final double CARRIES = WORKERS * 1000.0 / HOLD_MILLIS;

    @TempDir
    private Path scratch;

    private Spawned.Ended capacity(String url, String... more) throws IOException, InterruptedException {
        String[] fixed = {
            "capacity",
            url,
            "--slo",
            "p(95)<150ms and errors<1%",
            "--probe",
            "1s",
            "--warmup",
            "500ms",
            "--timeout",
            "1s",
            "--format=json"
        };
        String[] arguments = new String[fixed.length + more.length];
        System.arraycopy(fixed, 0, arguments, 0, fixed.length);
        System.arraycopy(more, 0, arguments, fixed.length, more.length);
        return Headroom.run(scratch, arguments);
    }

    @Test
    void aCappedServicesLimitLiesJustBelowItsCap() throws Exception {
        Path page = scratch.resolve("capacity.html");

        try (var service = CappedService.start(WORKERS, HOLD_MILLIS)) {
            Spawned.Ended ended =
                    capacity(service.url(), "--today", "20/s", "--need", "1000/s", "--out", page.toString());

            assertThat(ended.exitCode()).as(ended.err()).isIn(0, 4);
            JsonNode json = new ObjectMapper().readTree(ended.out());
            assertThat(json.path("schemaVersion").asInt()).isEqualTo(1);
            assertThat(json.path("probes")).hasSizeBetween(3, 8);
            assertThat(json.path("limit").path("rate").asDouble()).isBetween(0.5 * CARRIES, 1.25 * CARRIES);
            assertThat(json.path("need").path("instances").asInt()).isBetween(2, 5);
            assertThat(json.path("levels").path(0).path("throughput").asDouble())
                    .isBetween(0.4 * 1000 / HOLD_MILLIS, 1.1 * 1000 / HOLD_MILLIS);
            assertThat(ended.err()).contains("probe 1 of at most 8", "left in all");
        }
        assertThat(Files.readString(page)).contains("<svg", "p(95)&lt;150 ms").doesNotContain("<script", "NaN");
    }

    @Test
    void aRateFarAboveTheCapIsNotKept() throws Exception {
        try (var service = CappedService.start(WORKERS, HOLD_MILLIS)) {
            Spawned.Ended ended = capacity(service.url(), "--at-least", "1000/s", "--max-users", "2");

            assertThat(ended.exitCode()).as(ended.err()).isIn(1, 4);
            JsonNode json = new ObjectMapper().readTree(ended.out());
            assertThat(json.path("verdict").asText()).isIn("fail", "invalid");
            assertThat(json.path("limit").path("rate").asDouble()).isLessThan(1.25 * CARRIES);
            assertThat(json.path("scalability").path("refused").asText()).contains("6 different levels");
        }
    }

    @Test
    void aServiceThatDiesEndsTheSearchWithWhatIsKnown() throws Exception {
        try (var service = CappedService.start(WORKERS, HOLD_MILLIS)) {
            service.dieAfter(400);

            Spawned.Ended ended = capacity(service.url());

            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(4);
            assertThat(ended.err()).contains("cut short").doesNotContain("\tat ", "defect");
            JsonNode json = new ObjectMapper().readTree(ended.out());
            assertThat(json.path("cutShort").asText()).isNotEmpty();
            assertThat(json.path("levels")).isNotEmpty();
        }
    }

    @Test
    void nobodyListeningIsAFailedRunInOneLine() throws Exception {
        Spawned.Ended ended = capacity("http://127.0.0.1:" + Ports.free() + "/");

        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("refused");
    }
}
