package dev.headroom.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.gate.Budget;
import dev.headroom.gate.GateRules;
import dev.headroom.gate.Subject;
import dev.headroom.gate.Waiver;
import dev.headroom.gate.finding.FindingWaiver;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.MetricGroup;
import dev.headroom.gate.metric.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service is held to, read. */
class GateRulesTest {

    private static final String LOAD =
            """
            apiVersion: headroom/v1
            service: {command: java -jar shop.jar, ready: "http://127.0.0.1:8080/health"}
            load: {rate: 400/s, requests: [{name: GET /, get: /}]}
            """;

    private final Path file;

    GateRulesTest(@TempDir Path folder) {
        this.file = folder.resolve("headroom.yml");
    }

    @Test
    void everyMetricStandsUnderItsGroup() throws IOException, ConfigException {
        GateRules rules = read(
                """
                budgets:
                  - endpoint: GET /
                    latency: [p(50)<1s, service.p(99.9)<1s]
                    cpu: cpu/request<10ms
                    sql: queries/request<=3
                    allocations: bytes/request<1MiB
                    errors: errors<1%
                    throughput: {expr: throughput>=390/s, regress: 5%}
                    findings: none at level >= io
                  - instance: default
                    errors: errors<1%
                    throughput: throughput>=390/s
                    memory: [rss.peak<1GiB, heap.live<1GiB]
                    gc: gc.share<5%
                    startup: startup<8s
                    findings: [at most 2, none new]
                """);

        assertThat(rules.budgets())
                .extracting(Budget::metric)
                .containsExactly(
                        Metric.RESPONSE_P50,
                        Metric.SERVICE_P99_9,
                        Metric.CPU_PER_REQUEST,
                        Metric.QUERIES_PER_REQUEST,
                        Metric.BYTES_PER_REQUEST,
                        Metric.ERRORS,
                        Metric.THROUGHPUT,
                        Metric.ERRORS,
                        Metric.THROUGHPUT,
                        Metric.RSS_PEAK,
                        Metric.HEAP_LIVE,
                        Metric.GC_SHARE,
                        Metric.STARTUP);
        assertThat(rules.budgets().get(6).regress()).hasValue(0.05);
        assertThat(rules.findingBudgets())
                .extracting(budget -> budget.subject().name() + " " + budget.limit())
                .containsExactly("GET / none at level >= io", "default at most 2", "default none new");
    }

    @Test
    void rulesKnowWhereTheyStand() throws IOException, ConfigException {
        GateRules rules = read(
                """
                budgets:
                  - endpoint: GET /
                    latency: ["p(50)<1s", {expr: p(95)<1s}]
                    findings: none
                """);

        assertThat(rules.budgets())
                .extracting(Budget::place)
                .containsExactly(new Place(file.toString(), 6, 15), new Place(file.toString(), 6, 34));
        assertThat(rules.findingBudgets().get(0).place()).isEqualTo(new Place(file.toString(), 7, 15));
    }

    @Test
    void defaultsAreSetForWholeGroupsOrSwitchedOff() throws IOException, ConfigException {
        GateRules rules = read("defaults: {latency: {regress: 15%}, memory: {regress: off}}\n");

        assertThat(rules.defaults().limits())
                .isEqualTo(Map.of(
                        MetricGroup.LATENCY, OptionalDouble.of(0.15), MetricGroup.MEMORY, OptionalDouble.empty()));
    }

    @Test
    void waiversAreOfEndpointsOfTheInstanceAndOfFindings() throws IOException, ConfigException {
        GateRules rules = read(
                """
                waivers:
                  - {endpoint: GET /, metric: p(95), max: 25%, until: 2026-12-31, issue: "#1", reason: new checks}
                  - {instance: default, metric: rss.peak, max: 50%, until: 2026-12-31, issue: "#2", reason: a cache}
                  - {endpoint: GET /, finding: n-plus-one-queries, until: 2026-12-31, issue: "#3", reason: soon}
                  - {instance: default, finding: gc-pressure, until: 2026-12-31, issue: "#4", reason: known}
                """);

        LocalDate until = LocalDate.of(2026, 12, 31);
        assertThat(rules.waivers())
                .containsExactly(
                        new Waiver("GET /", Metric.RESPONSE_P95, 0.25, until, "#1", "new checks"),
                        new Waiver(Subject.instance("default"), Metric.RSS_PEAK, 0.5, until, "#2", "a cache"));
        assertThat(rules.findingWaivers())
                .containsExactly(
                        new FindingWaiver(Optional.of("GET /"), "n-plus-one-queries", until, "#3", "soon"),
                        new FindingWaiver(Optional.empty(), "gc-pressure", until, "#4", "known"));
    }

    private GateRules read(String rules) throws IOException, ConfigException {
        return ConfigReader.read(Files.writeString(file, LOAD + rules)).gates();
    }
}
