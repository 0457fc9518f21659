package dev.headroom.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.cli.loop.WrittenRun.Found;
import dev.headroom.profile.recording.RecordingHandler;
import dev.headroom.reader.ReadSummary;
import dev.headroom.reader.Recording;
import dev.headroom.reader.Recordings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo, once with its planted anti-patterns and once repaired: all that a newcomer is promised. */
@Isolated("what it measures is judged")
class DemoIT {

    private static final String ORDERS = "GET /customers/{id}/orders";
    private static final List<String> ENDPOINTS = List.of(
            ORDERS,
            "GET /products/{id}",
            "GET /export/orders.csv",
            "GET /search",
            "POST /orders",
            "GET /recommendations/{id}",
            "GET /customers/{id}/summary",
            "GET /stock/{id}",
            "GET /orders/{id}");
    private static final Path SOURCES = Path.of("../examples/shop/src/main/java");
    private static final String SHOP = "dev.headroom.example.shop.";
    private static final List<Found> PLANTED = List.of(
            new Found("n-plus-one-queries", SHOP + "order.PerOrderQueries", ORDERS),
            new Found("regex-compile-in-loop", SHOP + "search.WordSearch", "GET /search"),
            new Found("string-concat-in-loop", SHOP + "export.PlainCsvExport", "GET /export/orders.csv"),
            new Found("logging-in-hot-path", SHOP + "search.CategoryRecommendations", "GET /recommendations/{id}"),
            new Found("unbounded-cache", SHOP + "catalog.VisitorPages", "GET /products/{id}"),
            new Found("blocking-io-in-hot-path", SHOP + "audit.FileAuditLog", "POST /orders"),
            new Found("unsized-collection", SHOP + "customer.GrowingTally", "GET /customers/{id}/summary"),
            new Found("eager-evaluation", SHOP + "customer.AllSections", "GET /customers/{id}/summary"),
            new Found("unpooled-connection", SHOP + "stock.DirectStockLevels", "GET /stock/{id}"));

    @TempDir
    private static Path scratch;

    private static WrittenRun planted;
    private static WrittenRun fixed;
    private static Spawned.Ended plantedEnd;
    private static Spawned.Ended fixedEnd;

    @BeforeAll
    static void runBoth() throws Exception {
        planted = new WrittenRun(scratch.resolve("planted"));
        plantedEnd = Headroom.run(scratch, "demo", "--out", planted.folder().toString(), "--format", "json");
        fixed = new WrittenRun(scratch.resolve("fixed"));
        fixedEnd =
                Headroom.run(scratch, "demo", "--fixed", "--out", fixed.folder().toString(), "--format", "json");
    }

    @Test
    void theLoopRunsWhateverTheVerdict() throws Exception {
        assertThat(plantedEnd.exitCode()).as(plantedEnd.err()).isZero();
        assertThat(fixedEnd.exitCode()).as(fixedEnd.err()).isZero();
        assertThat(WrittenRun.json(plantedEnd.out())).isEqualTo(planted.run());
        assertThat(plantedEnd.err()).contains("starting", "warming up", "measuring", "writing the report");
    }

    @Test
    void theRunSaysAllThatItsContractNames() throws Exception {
        JsonNode run = planted.run();

        assertThat(run.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(run.path("complete").asBoolean()).isTrue();
        assertThat(run.path("id").asText()).isEqualTo("planted");
        assertThat(Instant.parse(run.path("started").asText())).isBefore(Instant.now());
        assertThat(run.path("config").asText()).contains("apiVersion: headroom/v1");
        assertThat(run.at("/environment/cpus").asInt()).isPositive();
        assertThat(run.path("verdict").asText()).isIn("pass", "fail", "inconclusive", "invalid");
        assertThat(run.at("/selfCheck/verdict").asText()).isIn("valid", "generator-bound", "noisy-host");
        assertThat(run.at("/instance/rssPeakBytes").asLong()).isGreaterThan(1 << 20);
        assertThat(run.at("/instance/heapLiveBytes").asLong()).isGreaterThan(1 << 20);
        for (JsonNode endpoint : run.path("endpoints")) {
            for (String times : List.of("responseTime", "serviceTime")) {
                JsonNode percentiles = endpoint.path(times);
                assertThat(percentiles.path("count").asLong())
                        .isEqualTo(endpoint.path("requests").asLong()
                                - endpoint.path("errors").asLong());
                assertThat(List.of("p50", "p95", "p99", "p99_9", "max").stream()
                                .map(name -> percentiles.path(name).asLong(-1))
                                .toList())
                        .isSorted()
                        .allMatch(nanos -> nanos > 0);
            }
            assertThat(endpoint.at("/perRequest/cpuNanos").asDouble()).isPositive();
            assertThat(endpoint.at("/perRequest/allocatedBytes").asDouble()).isPositive();
            assertThat(endpoint.at("/perRequest/sqlQueries").asDouble(-1)).isNotNegative();
        }
        for (JsonNode tail : run.path("tail")) {
            assertThat(tail.path("endpoint").asText()).isIn(ENDPOINTS);
            assertThat(tail.path("value").asLong())
                    .isGreaterThanOrEqualTo(tail.path("median").asLong());
            assertThat(WrittenRun.stream(tail.path("causes"))
                            .mapToDouble(cause -> cause.path("share").asDouble())
                            .sum())
                    .isCloseTo(1, within(0.01));
        }
        assertThat(run.path("tail")).hasSameSizeAs(ENDPOINTS);
    }

    @Test
    void everyEndpointIsThereWithEnoughRequestsForItsPercentiles() throws Exception {
        for (WrittenRun run : List.of(planted, fixed)) {
            for (String name : ENDPOINTS) {
                JsonNode endpoint = run.endpoint(name);
                assertThat(endpoint.path("requests").asLong()).as(name).isGreaterThanOrEqualTo(300);
                assertThat(endpoint.path("errors").asLong()).as(name).isZero();
            }
        }
    }

    @Test
    void statementsPerRequestAreCountedExactly() throws Exception {
        assertThat(planted.sqlPerRequest(ORDERS)).isEqualTo(21);
        assertThat(fixed.sqlPerRequest(ORDERS)).isEqualTo(1);
    }

    @Test
    void eachPlantedPatternIsFoundAtItsPlaceAndNoneOfThemInTheRepairedShop() throws Exception {
        assertThat(planted.findings()).containsAll(PLANTED);
        assertThat(fixed.findings()).doesNotContainAnyElementsOf(PLANTED);
        assertThat(fixed.findings()).noneMatch(found -> PLANTED.stream()
                .anyMatch(pattern -> pattern.rule().equals(found.rule())
                        && pattern.endpoint().equals(found.endpoint())));
    }

    @Test
    void eachIsNamedByTheLineInWhichItWasPlanted() throws Exception {
        List<PlantedLine> lines = PlantedLine.in(SOURCES);

        for (JsonNode finding : planted.findingsJson().path("findings")) {
            if (PLANTED.contains(WrittenRun.found(finding))) {
                assertThat(lines).contains(PlantedLine.of(finding));
                assertThat(finding.path("status").asText()).isEqualTo("confirmed");
            }
        }
    }

    @Test
    void theBudgetsThatThePatternsBreakAreKeptByTheRepairedShop() throws Exception {
        assertThat(sqlGateOfOrders(planted)).isIn("fail", "invalid");
        assertThat(sqlGateOfOrders(fixed)).isIn("pass", "invalid");
        if (planted.run().at("/selfCheck/verdict").asText().equals("valid")) {
            assertThat(planted.run().path("verdict").asText()).isEqualTo("fail");
        }
    }

    private static String sqlGateOfOrders(WrittenRun run) throws Exception {
        return WrittenRun.stream(run.run().path("gates"))
                .filter(gate ->
                        gate.toString().contains(ORDERS) && gate.toString().contains("queries/request<=3"))
                .map(gate -> gate.path("verdict").asText())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu.pb.gz", "alloc.pb.gz", "wall.pb.gz"})
    void profilesOpenInGosPprof(String name) throws Exception {
        Path file = planted.folder().resolve(name);

        try (Spawned pprof = Spawned.start(
                scratch,
                List.of("go", "tool", "pprof", "-top", "-nodefraction=0", "-nodecount=5000", file.toString()))) {
            Spawned.Ended top = pprof.await(Duration.ofSeconds(60));

            assertThat(top.exitCode()).as(top.err()).isZero();
            assertThat(top.out()).contains("flat%", "cum%").contains("dev.headroom.example.shop");
        }
    }

    @Test
    void theProfileCoversTheMeasuringWindow() throws Exception {
        Instant started = Instant.parse(planted.run().path("started").asText());
        long startNanos = TimeUnit.SECONDS.toNanos(started.getEpochSecond()) + started.getNano();
        long endNanos = startNanos + planted.run().path("windowNanos").asLong();

        try (Recording recording = Recordings.open(planted.folder().resolve("recording.jfr"))) {
            ReadSummary summary = recording.replay(new RecordingHandler() {});

            assertThat(summary.isTruncated()).isFalse();
            assertThat(summary.startNanos()).isLessThanOrEqualTo(startNanos);
            assertThat(summary.endNanos()).isGreaterThanOrEqualTo(endNanos);
        }
        assertThat(planted.run().path("windowNanos").asLong())
                .isCloseTo(TimeUnit.SECONDS.toNanos(20), within(TimeUnit.SECONDS.toNanos(1)));
    }

    /**
     * Of CPU and allocation samples on threads that handle requests, those taken while they handled one. Wall samples are
     * held to the same once the thread's waiting for work is left out, which {@link RunnableSamples} tells apart.
     */
    @Test
    void samplesOfRequestThreadsAreAttributedToRequests() throws Exception {
        for (String type : List.of("cpu", "alloc_space", "wall")) {
            HandlingSamples samples =
                    HandlingSamples.of(planted.folder().resolve("recording.jfr"), type, "dev.headroom.example.shop.");

            assertThat(samples.handling()).as(samples.toString()).isGreaterThan(50);
            assertThat(samples.share()).as(samples.toString()).isGreaterThanOrEqualTo(0.9);
        }
    }

    @Test
    void theShareOfSamplesThatCouldBeAttributedIsReported() throws Exception {
        for (String type : List.of("cpu", "alloc_space", "wall")) {
            JsonNode share = WrittenRun.stream(planted.run().path("attribution"))
                    .filter(node -> node.path("sampleType").asText().equals(type))
                    .findFirst()
                    .orElseThrow();

            assertThat(share.path("attributed").asLong())
                    .as(share.toString())
                    .isPositive()
                    .isLessThanOrEqualTo(share.path("onRequestThreads").asLong());
        }
    }

    @Test
    void theReportsTellTheFindings() throws Exception {
        String page = Files.readString(planted.folder().resolve("report.html"));
        String markdown = Files.readString(planted.folder().resolve("report.md"));

        for (Found found : PLANTED) {
            String simpleName = found.className().substring(found.className().lastIndexOf('.') + 1);
            assertThat(page).contains(found.rule(), simpleName);
            assertThat(markdown).contains(found.rule(), simpleName);
        }
        assertThat(planted.folder().resolve("response-times.hlog")).isNotEmptyFile();
    }

    @Test
    void noProcessIsLeftBehind() throws Exception {
        assertThat(Leftovers.ofShop(Leftovers.port(planted.run().path("service").asText())))
                .isEmpty();
        assertThat(Leftovers.ofShop(Leftovers.port(fixed.run().path("service").asText())))
                .isEmpty();
    }
}
