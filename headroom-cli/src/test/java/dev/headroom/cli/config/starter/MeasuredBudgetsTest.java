package dev.headroom.cli.config.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headroom.cli.config.ConfigException;
import dev.headroom.cli.config.ConfigReader;
import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.finding.FindingLevel;
import dev.headroom.gate.finding.SeenFinding;
import dev.headroom.gate.finding.SeenFindings;
import dev.headroom.measure.Environment;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.InstanceMeasurement;
import dev.headroom.measure.run.PerRequest;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.measure.run.SelfCheck;
import dev.headroom.report.StoredRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run of 30 s with 1,000 requests to {@code GET /}: p50 10.1 ms, p95 41.3 ms, 3 queries and 200 KiB each, no errors; 412 MiB
 * resident, ready after 3.4 s, two confirmed findings.
 */
class MeasuredBudgetsTest {

    private static final Path FILE = Path.of("headroom.yml");

    private static final String HEAD = "# é:\u2028# [measure] in a comment stays.\n"
            + """
            apiVersion: headroom/v1
            service: {command: java -jar shop.jar, ready: "http://127.0.0.1:8080/health"}   # 🙂
            load: {rate: 400/s, requests: [{name: "GET /", get: /}]}
            """;

    @Test
    void everyPlaceholderGetsItsLimitAndNothingElseChanges() throws Exception {
        String text = HEAD
                + """
                budgets:
                  - endpoint: "GET /"     # [measure] here stays too
                    latency:  ["p(50)<[measure]",   {expr: 'p(95) <= [measure]', regress: 10%}, "p(95)<50ms"] # 🙂
                    sql: queries/request<=[measure]
                    allocations:
                      - expr: "bytes/request<[measure]"
                    errors: ["errors<[measure]"]
                    throughput: throughput>=[measure]
                  - instance: default
                    memory: ["rss.peak<[measure]"]
                    startup: startup<[measure]
                    findings: at most [measure] at level >= memory
                """;

        MeasuredBudgets filled = MeasuredBudgets.of(config(text), FILE, run(1_000, seen()), 0.2);

        assertThat(filled.text())
                .isEqualTo(text.replace("\"p(50)<[measure]\"", "\"p(50)<12.5ms\"")
                        .replace("<= [measure]'", "<= 50ms'")
                        .replace("queries/request<=[measure]", "queries/request<=3")
                        .replace("bytes/request<[measure]", "bytes/request<240KiB")
                        .replace("errors<[measure]", "errors<0.3%")
                        .replace("throughput>=[measure]", "throughput>=27/s")
                        .replace("rss.peak<[measure]", "rss.peak<500MiB")
                        .replace("startup<[measure]", "startup<4.1s")
                        .replace("at most [measure]", "at most 2"));
        assertThat(filled.said())
                .hasSize(9)
                .contains("headroom.yml:8: GET /: p(95) <= 50ms (measured 41.3 ms, n=1,000)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n"})
    void linesEndAsTheyDid(String end) throws Exception {
        String text = (HEAD + "budgets:\n  - endpoint: GET /\n    latency: p(95)<[measure]\n").replace("\n", end);

        MeasuredBudgets filled = MeasuredBudgets.of(config(text), FILE, run(1_000, seen()), 0.2);

        assertThat(filled.text()).isEqualTo(text.replace("p(95)<[measure]", "p(95)<50ms"));
    }

    @Test
    void aByteOrderMarkStays() throws Exception {
        String text = "\uFEFF" + HEAD.substring(HEAD.indexOf("apiVersion"))
                + "budgets: [{endpoint: GET /, latency: [\"p(95)<[measure]\"]}]\n";

        assertThat(MeasuredBudgets.of(config(text), FILE, run(1_000, seen()), 0).text())
                .isEqualTo(text.replace("[measure]", "42ms"));
    }

    @Test
    void whatTheRunCannotTellIsRefusedAllAtOnce() throws Exception {
        HeadroomConfig config = config(
                HEAD
                        + """
                        budgets:
                          - endpoint: GET /
                            latency: ["p(99)<[measure]", "p(50)<[measure]"]
                            cpu: cpu/request<[measure]
                          - instance: default
                            gc: gc.share<[measure]
                            findings: at most [measure]
                        """);

        var refusal = catchThrowableOfType(
                UnmeasuredBudgetException.class,
                () -> MeasuredBudgets.of(config, FILE, run(200, SeenFindings.notLookedFor()), 0.2));

        assertThat(refusal.getMessage().lines())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("headroom.yml:8: GET /: p(99) needs 99 more requests than the 200"))
                .anyMatch(line -> line.contains("cpu/request was not measured"))
                .anyMatch(line -> line.contains("gc.share was not measured"))
                .anyMatch(line -> line.contains("findings were not looked for"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"p(95)<\\u005bmeasure]\"",
                "\"p(95)<[mea\\\n      sure]\"",
            })
    void anOddSpellingIsRefusedAndNeverFilledWrongly(String expression) throws Exception {
        HeadroomConfig config = config(HEAD + "budgets:\n  - endpoint: GET /\n    latency: [" + expression
                + ", \"p(50)<[measure]\"]\n# [measure]\n");

        assertThat(config.budgets().get(0).expression().isPlaceholder()).isTrue();
        assertThatThrownBy(() -> MeasuredBudgets.of(config, FILE, run(1_000, seen()), 0.2))
                .isInstanceOf(UnmeasuredBudgetException.class)
                .hasMessageContaining("fill it in by hand");
    }

    @Test
    void withoutPlaceholdersThereIsNothingToSay() throws Exception {
        MeasuredBudgets filled = MeasuredBudgets.of(config(HEAD), FILE, run(1_000, seen()), 0.2);

        assertThat(filled.text()).isEqualTo(HEAD);
        assertThat(filled.said()).isEmpty();
    }

    private static HeadroomConfig config(String text) throws ConfigException {
        return ConfigReader.parse(text, FILE);
    }

    private static SeenFindings seen() {
        return SeenFindings.of(List.of(
                new SeenFinding("n-plus-one-queries", FindingLevel.IO, true, "GET /", "shop.A.b", 1),
                new SeenFinding("unbounded-cache", FindingLevel.MEMORY, true, "", "shop.C.d", 2),
                new SeenFinding("boxing-in-hot-path", FindingLevel.MICRO, true, "", "shop.E.f", 3)));
    }

    private static StoredRun run(long requests, SeenFindings seen) {
        var times = new PercentileSummary(requests, 10_100_000, 41_300_000, 80_000_000, 90_000_000, 99_000_000);
        var cost =
                new PerRequest(requests, OptionalDouble.empty(), OptionalDouble.of(200 * 1024), OptionalDouble.of(3));
        var measurement = new RunMeasurement(
                "first",
                Instant.parse("2026-03-01T12:00:00Z"),
                Duration.ofSeconds(30),
                true,
                new Environment("ci-1", "EPYC", 2, 8L << 30, "Linux", "OpenJDK 17", "0.1.0"),
                List.of(new EndpointMeasurement("GET /", requests, Map.of(), times, times, cost)),
                new InstanceMeasurement(
                        OptionalLong.of(412L << 20),
                        OptionalLong.empty(),
                        OptionalDouble.empty(),
                        OptionalLong.empty(),
                        OptionalLong.of(3_400_000_000L)),
                SelfCheck.ofForeignLoad(33));
        return new StoredRun(measurement, Verdict.PASS, "", List.of(), seen, Set.of());
    }
}
