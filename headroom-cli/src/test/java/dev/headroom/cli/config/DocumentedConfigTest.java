package dev.headroom.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.gate.Budget;
import dev.headroom.gate.Subject;
import dev.headroom.gate.Waiver;
import dev.headroom.gate.metric.BudgetExpression;
import dev.headroom.gate.metric.Metric;
import dev.headroom.load.Arrivals;
import dev.headroom.measure.Bytes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/reference/headroom-yml.md, read. */
class DocumentedConfigTest {

    private final Path folder;
    private final HeadroomConfig config;

    DocumentedConfigTest(@TempDir Path folder) throws IOException, ConfigException {
        this.folder = folder;
        String page = Files.readString(Path.of("../docs/reference/headroom-yml.md"));
        String example = page.substring(page.indexOf("```yaml\n") + 8, page.indexOf("\n```\n") + 1);
        config = ConfigReader.read(Files.writeString(folder.resolve("headroom.yml"), example));
    }

    @Test
    void serviceIsStartedByItsCommand() {
        assertThat(config.service())
                .isEqualTo(new ServiceConfig(
                        new ServiceTarget.Command(List.of("java", "-Xmx512m", "-jar", "shop.jar")),
                        URI.create("http://127.0.0.1:8080"),
                        Optional.of(URI.create("http://127.0.0.1:8080/health")),
                        Map.of("SHOP_SEED", "7"),
                        folder,
                        Duration.ofSeconds(60),
                        Duration.ofMillis(50)));
    }

    @Test
    void loadHasItsMixAndItsDefaults() {
        RequestConfig get = new RequestConfig(
                "GET /orders/{id}",
                RequestConfig.Method.GET,
                "/orders/{1..500}",
                Optional.empty(),
                Map.of(),
                8,
                Set.of());
        RequestConfig post = new RequestConfig(
                "POST /orders",
                RequestConfig.Method.POST,
                "/orders",
                Optional.of("{\"sku\":\"{1..100}\"}"),
                Map.of("Content-Type", "application/json"),
                2,
                Set.of(200, 201));

        assertThat(config.load())
                .isEqualTo(new LoadConfig(
                        Arrivals.constant(400),
                        new Warmup.UntilSteady(),
                        Duration.ofSeconds(30),
                        64,
                        Duration.ofSeconds(10),
                        1,
                        List.of(get, post)));
    }

    @Test
    void profileHasItsIntervals() {
        assertThat(config.profile())
                .isEqualTo(new ProfileConfig(
                        Optional.of(Duration.ofMillis(10)),
                        Optional.of(Bytes.ofKibibytes(512)),
                        Optional.of(Duration.ofMillis(20))));
    }

    @Test
    void budgetsKeepTheirOrderAndTheirRegressionLimits() {
        assertThat(config.budgets())
                .extracting(Budget::expression)
                .extracting(BudgetExpression::text)
                .containsExactly(
                        "p(50)<20ms",
                        "p(95)<50ms",
                        "p(99)<[measure]",
                        "cpu/request<10ms",
                        "queries/request<=3",
                        "bytes/request<250KiB",
                        "errors<0.1%",
                        "rss.peak<512MiB",
                        "throughput>=390/s",
                        "gc.share<5%",
                        "startup<8s");
        assertThat(config.gates().findingBudgets())
                .extracting(budget -> budget.limit().text())
                .containsExactly("none at level >= io");
        assertThat(config.budgets().get(0).regress()).isEmpty();
        assertThat(config.budgets().get(1).regress()).isEqualTo(OptionalDouble.of(0.1));
        assertThat(config.budgets().get(7).subject()).isEqualTo(Subject.instance("default"));
    }

    @Test
    void waiversAreWhole() {
        assertThat(config.waivers())
                .containsExactly(new Waiver(
                        "POST /orders",
                        Metric.RESPONSE_P95,
                        0.25,
                        LocalDate.of(2026, 12, 31),
                        "#123",
                        "new validation"));
    }
}
