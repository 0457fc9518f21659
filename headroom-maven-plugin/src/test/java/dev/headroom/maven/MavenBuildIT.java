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
import org.junit.jupiter.api.AfterAll;
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

    /** A machine that is too busy with something else makes a run invalid, which is not what is shown here. */
    private static final int MOST_TRIES = 3;

    private static Process service;

    /** A build, ended. */
    private record Build(int exitCode, String said) {}

    @BeforeAll
    static void prepare() throws IOException {
        OutputOf.delete(FOLDER);
        LocalRepository.make(REPOSITORY);
        int port = freePort();
        ServiceProject.write(PROJECT, port, System.getProperty("headroom.version"));
        service = ServiceProject.start(PROJECT, port);
    }

    @AfterAll
    static void stop() {
        service.destroy();
    }

    @Test
    @Order(1)
    void aServiceWithinItsBudgetsIsMeasuredAndPassesInTheLifecycle() throws Exception {
        Build build = mvn("verify");
        for (int tries = 1; tries < MOST_TRIES && !isValid(); tries++) {
            build = mvn("verify");
        }

        assertThat(build.exitCode()).as(build.said()).isZero();
        assertThat(build.said())
                .contains("headroom-maven-plugin")
                .containsSubsequence(
                        "(measure)", "Verdict  PASS", "(judge)", "p(95)<10s", "Verdict  PASS", "BUILD SUCCESS");
    }

    @Test
    @Order(2)
    void aBudgetThatIsBrokenFailsTheBuildWithTheVerdict() throws Exception {
        Build build = mvn("headroom:gate@judge", "-Dheadroom.budgets=" + PROJECT.resolve("strict.yml"));

        assertThat(build.exitCode()).as(build.said()).isEqualTo(1);
        assertThat(build.said()).contains("BUILD FAILURE", "failed (exit code 1)", "p(95)<1us", "Verdict  FAIL");
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

    @Test
    @Order(5)
    void aChangeIsProvenInBlocksAndTheBuildGoesOnWithTheVerdict() throws Exception {
        ServiceProject.writeProof(PROJECT, freePort());

        Build build = mvn("headroom:prove@settle");

        assertThat(build.exitCode()).as(build.said()).isZero();
        assertThat(build.said())
                .containsSubsequence(
                        "(settle)", "block 1 of 2, before", "block 2 of 2, after", "Limits   PASS", "BUILD SUCCESS");
        assertThat(Files.readString(PROJECT.resolve("target/headroom/proof/proof.json"))
                        .replaceAll("\\s", ""))
                .contains("\"complete\":true", "\"gateVerdict\":\"pass\"");
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
