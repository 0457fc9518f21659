package dev.headroom.cli.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final URI NOBODY = URI.create("http://127.0.0.1:1/health");

    @TempDir
    Path directory;

    private ServiceProcess start(String command) throws ServiceException {
        return ServiceProcess.start(
                List.of("/bin/sh", "-c", command), Map.of(), directory, directory.resolve("service.log"));
    }

    @Test
    void aServiceThatEndsBeforeItIsReadyIsReportedWithItsExitCodeAndLastWords() throws Exception {
        try (ServiceProcess service = start("echo no licence found; exit 7")) {
            assertThatThrownBy(() -> service.awaitReady(NOBODY, Duration.ofSeconds(30), POLL))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("exit code 7")
                    .hasMessageContaining("no licence found");
        }
    }

    @Test
    void aServiceThatNeverGetsReadyIsGivenUpWithTheLastAnswer() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
        try (ServiceProcess service = start("exec sleep 60")) {
            URI ready = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/health");

            assertThatThrownBy(() -> service.awaitReady(ready, Duration.ofSeconds(3), POLL))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("status 503")
                    .hasMessageContaining("service.startTimeout");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void closingLeavesNoProcessOfTheTreeBehind() throws Exception {
        ServiceProcess service = start("sleep 60 & sleep 61 & wait");
        List<ProcessHandle> tree = service.tree();

        service.close();

        assertThat(tree).noneMatch(ProcessHandle::isAlive);
        assertThat(service.isAlive()).isFalse();
    }

    @Test
    void aServiceThatIgnoresBeingAskedIsMadeToEnd() throws Exception {
        ServiceProcess service = start("trap '' TERM; echo trapped; while :; do sleep 1; done");

        service.close();

        assertThat(service.isAlive()).isFalse();
    }

    @Test
    void attachingToAProcessThatDoesNotExistNamesIt() {
        assertThatThrownBy(() -> AttachedJvm.of(Integer.MAX_VALUE))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("no process " + Integer.MAX_VALUE);
    }

    @Test
    void attachingToSomethingThatIsNotAJvmRefusesAndDoesNotDisturbIt() throws Exception {
        try (ServiceProcess service = start("exec sleep 60")) {
            long pid = service.tree().get(0).pid();

            assertThatThrownBy(() -> AttachedJvm.of(pid))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining(Long.toString(pid))
                    .hasMessageContaining("not a HotSpot JVM");
            assertThat(service.isAlive()).isTrue();
        }
    }
}
