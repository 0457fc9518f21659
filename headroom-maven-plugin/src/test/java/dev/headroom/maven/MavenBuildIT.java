package dev.headroom.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The plugin in a real build: Maven resolves it and the command line from a local repository, and a small service is measured. */
@TestMethodOrder(OrderAnnotation.class)
final class MavenBuildIT {
    private static final Path FOLDER = Path.of(System.getProperty("headroom.it"));
    private static final Path REPOSITORY = FOLDER.resolve("repository");
    private static final Path PROJECT = FOLDER.resolve("service");

    /** A build, ended. */
    private record Build(int exitCode, String said) {}

    @BeforeAll
    static void prepare() throws IOException {
        OutputOf.delete(FOLDER);
        LocalRepository.make(REPOSITORY);
        ServiceProject.write(PROJECT, freePort(), System.getProperty("headroom.version"));
    }

    @Test
    @Order(1)
    void aServiceWithinItsBudgetsIsMeasuredAndPassesInTheLifecycle() throws Exception {
        Build build = mvn("verify");

        assertThat(build.said()).contains("headroom-maven-plugin").contains("(measure)");
        assertThat(PROJECT.resolve("target/headroom/run/run.json")).exists();
        if (isValid()) {
            assertThat(build.exitCode()).as(build.said()).isZero();
            assertThat(build.said())
                    .contains("(judge)")
                    .contains("BUILD SUCCESS")
                    .contains("p(95)");
        } else {
            assertThat(build.said()).contains("could not measure (exit code 4)").contains("Verdict  INVALID");
        }
    }

    @Test
    @Order(2)
    void aBudgetThatIsBrokenFailsTheBuildWithTheVerdict() throws Exception {
        Build build = mvn("headroom:gate@judge", "-Dheadroom.budgets=" + PROJECT.resolve("strict.yml"));

        assertThat(build.exitCode()).as(build.said()).isEqualTo(1);
        assertThat(build.said())
                .contains("BUILD FAILURE")
                .contains(isValid() ? "failed (exit code 1)" : "could not measure (exit code 4)");
    }

    @Test
    @Order(3)
    void aRunThatIsNotThereIsAnErrorAndABaselineThatIsNotYetIsAWarning() throws Exception {
        Build build = mvn("headroom:gate@judge", "-Dheadroom.run=nowhere", "-Dheadroom.baseline=none-yet");

        assertThat(build.exitCode()).isEqualTo(1);
        assertThat(build.said())
                .contains("There is no baseline at ")
                .contains("was refused (exit code 2)")
                .contains("nowhere");
    }

    @Test
    @Order(4)
    void whatIsSkippedIsSaid() throws Exception {
        Build build = mvn("verify", "-Dheadroom.skip");

        assertThat(build.exitCode()).as(build.said()).isZero();
        assertThat(build.said()).contains("[WARNING] Skipped by headroom.skip: nothing was measured or judged.");
    }

    private static boolean isValid() throws IOException {
        return Files.readString(PROJECT.resolve("target/headroom/run/run.json"))
                .replaceAll("\\s", "")
                .contains("\"verdict\":\"valid\"");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Build mvn(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "-B",
                "-o",
                "-Dmaven.repo.local=" + REPOSITORY.toAbsolutePath()));
        command.addAll(List.of(words));
        Process maven = new ProcessBuilder(command)
                .directory(PROJECT.toFile())
                .redirectErrorStream(true)
                .start();
        maven.getOutputStream().close();
        String said = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Build(maven.waitFor(), said);
    }
}
