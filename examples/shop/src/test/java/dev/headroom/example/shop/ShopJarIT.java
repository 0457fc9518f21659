package dev.headroom.example.shop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as a user runs it, in a process of its own. */
class ShopJarIT {

    @TempDir
    Path folder;

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder,
                "-jar",
                System.getProperty("shop.jar")));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("stderr").toFile())
                .start();
    }

    private String complaint(Process process, int exitCode) throws Exception {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(exitCode);
            assertThat(process.getInputStream().readAllBytes()).isEmpty();
            return Files.readString(folder.resolve("stderr"));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void itSaysWhereItListensAnswersAndGoesCleanlyWhenTold() throws Exception {
        Process process = start("--port", "0");
        try (BufferedReader output = process.inputReader(UTF_8)) {
            String ready = output.readLine();

            assertThat(ready).matches("shop listening on http://127\\.0\\.0\\.1:\\d+");
            Visitor visitor = new Visitor(URI.create(ready.substring(ready.indexOf("http"))));
            assertThat(visitor.send("GET /health").statusCode()).isEqualTo(200);
            visitor.tour();

            process.toHandle().destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(output.readLine()).isNull();
            assertThat(Files.readString(folder.resolve("stderr"))).isEmpty();
            try (var left = Files.list(folder)) {
                assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("shop-"));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void badOptionsEndItWithTwo() throws Exception {
        assertThat(complaint(start("--port", "many"), 2))
                .contains("--port is 'many'")
                .contains("--help");
    }

    @Test
    void aPortInUseEndsItWithOne() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(complaint(start("--port", port), 1))
                    .contains("Port " + port)
                    .contains("in use");
        }
    }

    @Test
    void aDatabaseThatIsNotThereEndsItWithOne() throws Exception {
        assertThat(complaint(start("--port=0", "--jdbc-url=jdbc:nonesuch:x"), 1))
                .contains("jdbc:nonesuch:x");
    }
}
