package dev.headroom.cli.config.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.headroom.cli.config.ConfigException;
import dev.headroom.cli.config.ConfigReader;
import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.config.RequestConfig;
import dev.headroom.cli.config.ServiceTarget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StarterConfigTest {

    private final Path folder;

    StarterConfigTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aBuiltServiceIsStartedFromItsLargestJar() throws Exception {
        file("pom.xml", "<artifactId>spring-boot-starter-actuator</artifactId>");
        file("target/shop.jar", "12345678");
        file("target/original-shop.jar", "1234567890123");
        file("target/shop-sources.jar", "1234567890123");

        HeadroomConfig config = written();

        assertThat(config.service().target())
                .isEqualTo(new ServiceTarget.Command(List.of("java", "-jar", "target/shop.jar")));
        assertThat(config.service().ready()).hasValue(URI.create("http://127.0.0.1:8080/actuator/health"));
        assertThat(config.budgets()).isNotEmpty().allMatch(budget -> budget.expression()
                .isPlaceholder());
    }

    @Test
    void anUnbuiltServiceSaysThatTheJarIsMissing() throws Exception {
        file("build.gradle", "plugins {}");

        HeadroomConfig config = written();

        assertThat(config.service().target())
                .isEqualTo(new ServiceTarget.Command(List.of("java", "-jar", "build/libs/app.jar")));
        assertThat(config.text()).contains("No jar was built yet");
    }

    @ParameterizedTest
    @CsvSource({"package.json, 3000", "go.mod, 8080", "pyproject.toml, 8000", "README, 8080"})
    void otherServicesAreMeasuredFromOutside(String file, int port) throws Exception {
        file(file, "");

        HeadroomConfig config = written();

        assertThat(config.service().target()).isEqualTo(new ServiceTarget.UrlOnly());
        assertThat(config.service().baseUrl()).isEqualTo(URI.create("http://127.0.0.1:" + port));
        assertThat(config.text()).doesNotContain("cpu/request");
    }

    @Test
    void getsOfAnOpenApiFileBecomeTheMix() throws Exception {
        file(
                "src/main/resources/openapi.yaml",
                """
                openapi: 3.0.3
                servers: [{url: "http://localhost:8080/v1/"}]
                paths:
                  /orders/{id}/lines/{line}: {get: {}, post: {}}
                  /orders: {post: {}}
                  "/a\\"b": {get: {}}
                """);

        assertThat(written().load().requests())
                .extracting(RequestConfig::name, RequestConfig::path)
                .containsExactly(
                        tuple("GET /v1/orders/{id}/lines/{line}", "/v1/orders/{1..100}/lines/{1..100}"),
                        tuple("GET /v1/a\"b", "/v1/a\"b"));
    }

    @Test
    void swaggerJsonIsReadToo() throws Exception {
        file("swagger.json", "{\"swagger\":\"2.0\",\"basePath\":\"/api\",\"paths\":{\"/x\":{\"get\":{}}}}");

        assertThat(written().load().requests()).extracting(RequestConfig::path).containsExactly("/api/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "paths: 7", "paths: {\"no slash\": {get: {}}, \"/{open\": {get: {}}}", "\u0000"})
    void aBrokenOpenApiFileLeavesOnlyTheRoot(String text) throws Exception {
        file("openapi.yaml", text);

        assertThat(written().load().requests()).extracting(RequestConfig::path).containsExactly("/");
    }

    @Test
    void everyKeyIsExplained() throws Exception {
        file("pom.xml", "");

        String text = StarterConfig.of(folder).text();

        for (String key : List.of("command", "ready", "rate", "warmup", "duration", "requests", "profile", "budgets")) {
            assertThat(text).containsPattern("#[^\n]*\n *" + key + ":");
        }
    }

    @Test
    void aFileThatIsThereIsKeptUnlessForced() throws Exception {
        Path file = file("headroom.yml", "mine");
        StarterConfig starter = StarterConfig.of(folder);

        assertThatThrownBy(() -> starter.write(file, false))
                .isInstanceOf(ConfigFileExistsException.class)
                .hasMessageContaining("--force");
        assertThat(file).hasContent("mine");
        starter.write(file, true);
        assertThat(file).hasContent(starter.text());
    }

    private HeadroomConfig written() throws IOException, ConfigFileExistsException, ConfigException {
        Path file = folder.resolve("headroom.yml");
        StarterConfig.of(folder).write(file, false);
        return ConfigReader.read(file);
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
