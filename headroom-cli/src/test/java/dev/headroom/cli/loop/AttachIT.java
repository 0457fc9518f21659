package dev.headroom.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code load} and {@code attach}: a shop that was started without Headroom, under a load of its own. */
@Execution(ExecutionMode.CONCURRENT) // of processes that wait for each other
class AttachIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ROUTE = "GET /customers/{id}/orders";

    @TempDir
    private Path scratch;

    static Stream<Path> jdks() throws IOException {
        return Jdk.all().stream();
    }

    private Spawned shop(Path java) throws IOException {
        return Spawned.start(scratch, List.of(java.toString(), "-jar", Headroom.SHOP.toString(), "--port", "0"));
    }

    private static String uri(Spawned shop) throws Exception {
        String line = shop.awaitLine("listening on http", PATIENCE);
        return line.substring(line.indexOf("http"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void endpointsComeByRouteWithTheirStatementsEveryTimeOneAttaches(Path java) throws Exception {
        try (Spawned shop = shop(java);
                Spawned load = Headroom.start(
                        scratch, "load", uri(shop) + "/customers/{1..500}/orders", "--rate", "50", "--for", "5m")) {
            load.awaitLine("loading", PATIENCE);

            WrittenRun first = attach(shop, "first");
            WrittenRun second = attach(shop, "second");

            for (WrittenRun run : List.of(first, second)) {
                JsonNode endpoint = run.endpoint(ROUTE);
                assertThat(endpoint.path("requests").asLong()).isBetween(60L, 200L);
                assertThat(endpoint.at("/perRequest/sqlQueries").asDouble()).isEqualTo(21);
                assertThat(endpoint.at("/perRequest/allocatedBytes").asDouble()).isPositive();
                assertThat(endpoint.at("/responseTime/p50").asLong()).isPositive();
                assertThat(run.run().path("complete").asBoolean()).isTrue();
                assertThat(run.run().at("/environment/serviceRuntime").asText())
                        .contains(java.toString().contains("25") ? "25" : "17");
                assertThat(run.run().path("profiler").asText()).startsWith("async-profiler");
                assertThat(run.folder().resolve("cpu.pb.gz")).isNotEmptyFile();
            }
            assertThat(shop.isAlive()).isTrue();
            load.interrupt();
            Spawned.Ended loaded = load.await(PATIENCE);
            assertThat(loaded.err()).contains("stopped after");
            assertThat(loaded.out()).contains("p99");
        }
    }

    /** Only one async-profiler fits into a JVM; here the first attach holds it while the second one comes. */
    @Test
    void whereAsyncProfilerCannotBeHadJfrTakesTheProfileAndTheReportSaysSo() throws Exception {
        try (Spawned shop = shop(Jdk.own());
                Spawned load = Headroom.start(
                        scratch, "load", uri(shop) + "/customers/{1..500}/orders", "--rate", "100", "--for", "5m")) {
            load.awaitLine("loading", PATIENCE);
            try (Spawned holder = Headroom.start(
                    scratch,
                    "attach",
                    Long.toString(shop.pid()),
                    "--for",
                    "5m",
                    "--out",
                    scratch.resolve("holder").toString())) {
                holder.awaitLine("watching", PATIENCE);

                WrittenRun run = attach(shop, "fallback");

                assertThat(run.run().path("profiler").asText()).isEqualTo("JFR");
                assertThat(run.run().path("notes").toString()).contains("async-profiler could not be used");
                assertThat(run.endpoint(ROUTE).at("/perRequest/sqlQueries").asDouble())
                        .isEqualTo(21);
                assertThat(run.folder().resolve("cpu.pb.gz")).isNotEmptyFile();
            }
        }
    }

    private WrittenRun attach(Spawned shop, String name) throws Exception {
        Path folder = scratch.resolve(name);
        Spawned.Ended ended =
                Headroom.run(scratch, "attach", Long.toString(shop.pid()), "--for", "3s", "--out", folder.toString());
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).contains(ROUTE);
        return new WrittenRun(folder);
    }

    @Test
    void theLoadReportsWhatItsContractNames() throws Exception {
        try (Spawned shop = shop(Jdk.own())) {
            Spawned.Ended ended = Headroom.run(
                    scratch,
                    "load",
                    uri(shop) + "/orders/{1..500}",
                    "--rate",
                    "100",
                    "--for",
                    "3s",
                    "--format",
                    "json");

            JsonNode json = WrittenRun.json(ended.out());
            String verdict = json.at("/selfCheck/verdict").asText();
            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(verdict.equals("valid") ? 0 : 4);
            assertThat(json.path("schemaVersion").asInt()).isEqualTo(1);
            assertThat(json.path("requests").asLong()).isEqualTo(300);
            assertThat(json.path("errors").asLong()).isZero();
            assertThat(json.at("/rate/intended").asDouble()).isEqualTo(100);
            assertThat(json.at("/rate/achieved").asDouble()).isBetween(50.0, 101.0);
            for (String times : List.of("responseTime", "serviceTime", "lateness")) {
                assertThat(json.path(times).path("count").asLong()).as(times).isEqualTo(300);
                for (String percentile : List.of("p50", "p95", "p99", "p99_9", "max")) {
                    assertThat(json.path(times).path(percentile).isIntegralNumber())
                            .as(times + " " + percentile)
                            .isTrue();
                }
            }
        }
    }
}
