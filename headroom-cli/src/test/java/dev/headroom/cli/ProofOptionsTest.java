package dev.headroom.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be proven or calibrated is refused before anything starts, with the way out. */
class ProofOptionsTest {

    private static final String SERVICE =
            """
            apiVersion: headroom/v1
            service: {command: java -jar shop.jar, ready: "http://127.0.0.1:8080/health"}
            load: {rate: 100/s, requests: [{name: "GET /orders", get: /orders}]}
            """;

    private static final String FOREIGN_MACHINE =
            """
            {"schemaVersion": 1, "complete": true, "service": "headroom.yml", "windowNanos": 30000000000, "blocks": 10,
             "falseAlarmsPerBuild": {},
             "environment": {"host": "far", "cpuModel": "another", "cpus": 4096, "memoryBytes": 1, "os": "Linux",
                             "serviceRuntime": "OpenJDK 17", "headroomVersion": "0.1.0"},
             "metrics": [{"subject": "GET /orders", "metric": "p(95)",
                          "deviation": {"low": 0.01, "best": 0.02, "high": 0.04}}]}
            """;

    @TempDir
    private Path scratch;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeConfigurations() throws IOException {
        write("one.yml", SERVICE);
        write("other.yml", SERVICE.replace("shop.jar", "shop-2.jar"));
        write("slower.yml", SERVICE.replace("100/s", "50/s"));
        write("url.yml", SERVICE.replace("command: java -jar shop.jar", "url: \"http://127.0.0.1:8080\""));
        write("unprofiled.yml", SERVICE + "profile: off\n");
        write("unready.yml", SERVICE.replace(", ready:", ", url:").replace("/health", ""));
        write("tls.yml", SERVICE.replace("http://", "https://"));
        write("foreign.json", FOREIGN_MACHINE);
        write("loose.yml", SERVICE + "defaults: {latency: {regress: 50%}}\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(scratch.resolve(name), text);
    }

    private void isRefused(String command, String answer) {
        List<String> words = new ArrayList<>();
        for (String word : command.split(" ")) {
            words.add(word.matches(".*\\.(yml|json)") ? scratch.resolve(word).toString() : word);
        }
        words.addAll(List.of("--out", scratch.resolve("out").toString()));
        var terminal =
                new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false, false);

        assertThat(Main.run(terminal, words.toArray(String[]::new))).isEqualTo(2);

        assertThat(err.toString(UTF_8)).contains(answer).doesNotContain("\tat ");
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(scratch.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prove --before one.yml| --after",
                "prove --before one.yml --after missing.yml| does not exist",
                "prove --before one.yml --after slower.yml| constant 100/s before and constant 50/s after",
                "prove --before one.yml --after other.yml --rule n-plus-one-queries| Give both, or neither",
                "prove --before one.yml --after other.yml --rule x --endpoint GET| no endpoint 'GET'",
                "prove --before one.yml --after other.yml --blocks 5 --most 10| Give one of them",
                "prove --before one.yml --after other.yml --blocks 1| --blocks is 1. Give 2 to 100.",
                "prove --before one.yml --after other.yml --most 101| --most is 101. Give 2 to 100.",
                "prove --before one.yml --after other.yml --margin 100%| must lie above 0 and below 100%",
                "prove --before one.yml --after other.yml --margin five| is not a share. Write 5% or 0.05.",
                "prove --before one.yml --after other.yml --calibration missing.json| does not exist",
                "prove --before one.yml --after other.yml --calibration one.yml| is not whole JSON",
                "prove --before one.yml --after other.yml --calibration foreign.json| 4096 in the calibration",
                "prove --before url.yml --after url.yml| has no service.command",
                "prove --before unprofiled.yml --after unprofiled.yml| optimising-without-profile",
                "prove --before one.yml --after other.yml --junit nowhere/junit.xml| its folder does not exist",
                "calibrate -c url.yml| has no service.command",
                "calibrate -c one.yml --demo| Give one of them",
                "calibrate -c one.yml --blocks 1| --blocks is 1. Give 2 to 100.",
                "calibrate -c one.yml --inject 0%| must lie above 0",
                "calibrate -c loose.yml --inject 25%| Inject more",
                "calibrate -c unready.yml --inject 25%| service.ready is not set",
                "calibrate -c tls.yml --inject 25%| HTTP/1.1 in plain text",
            })
    void whatCannotBeDoneIsRefusedWithTheWayOut(String command, String answer) {
        isRefused(command.strip(), answer.strip());
    }

    @Test
    void theNearestEndpointIsNamed() {
        isRefused(
                "prove --before one.yml --after other.yml --rule n-plus-one-queries --endpoint GET_/orders",
                "It has GET /orders.");
    }
}
