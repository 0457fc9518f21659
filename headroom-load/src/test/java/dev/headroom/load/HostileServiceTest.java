package dev.headroom.load;

import static dev.headroom.load.LoadSessionTest.measure;
import static dev.headroom.load.LoadSessionTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.SelfCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Services that answer wrongly, forever or not at all, and loads nobody can carry: each ends, and is counted. */
@Timeout(120)
class HostileServiceTest {

    private static final Duration WINDOW = Duration.ofMillis(500);

    @Test
    void aConnectionHalfClosedWithoutAByteIsLost() throws Exception {
        assertThat(errors((request, socket) -> socket.shutdownOutput()))
                .isEqualTo(Map.of(RequestOutcome.CONNECTION_LOST, 5L));
    }

    @Test
    void bytesThatAreNoHttpAreMalformed() throws Exception {
        assertThat(errors((request, socket) -> ScriptedServer.send(socket, "\0\1\2\377\376\r\n\r\n")))
                .isEqualTo(Map.of(RequestOutcome.MALFORMED_RESPONSE, 5L));
    }

    @Test
    void headersWithoutEndAreMalformed() throws Exception {
        assertThat(errors((request, socket) -> {
                    ScriptedServer.send(socket, "HTTP/1.1 200 OK\r\n");
                    while (!socket.isClosed()) {
                        ScriptedServer.send(socket, "X-More: to come\r\n".repeat(64));
                    }
                }))
                .isEqualTo(Map.of(RequestOutcome.MALFORMED_RESPONSE, 5L));
    }

    @Test
    void aLineWithoutEndIsMalformed() throws Exception {
        assertThat(errors((request, socket) -> {
                    while (!socket.isClosed()) {
                        ScriptedServer.send(socket, "HTTP/1.1 ".repeat(128));
                    }
                }))
                .isEqualTo(Map.of(RequestOutcome.MALFORMED_RESPONSE, 5L));
    }

    @Test
    void aBodyUntilCloseThatNeverClosesTimesOut() throws Exception {
        assertThat(errors((request, socket) -> {
                    ScriptedServer.send(socket, "HTTP/1.0 200 OK\r\n\r\n");
                    while (!socket.isClosed()) {
                        ScriptedServer.send(socket, "x".repeat(1024));
                    }
                }))
                .isEqualTo(Map.of(RequestOutcome.TIMEOUT, 5L));
    }

    @Test
    void anAnswerThatDribblesForLongerThanTheTimeoutTimesOut() throws Exception {
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: 4096\r\n\r\n" + "x".repeat(4096);

        assertThat(errors((request, socket) -> {
                    for (int i = 0; i < answer.length() && !socket.isClosed(); i++) {
                        ScriptedServer.send(socket, answer.substring(i, i + 1));
                        await(10);
                    }
                }))
                .isEqualTo(Map.of(RequestOutcome.TIMEOUT, 5L));
    }

    @Test
    void aServiceThatComesBackWithinASecondIsLoadedOn() throws Exception {
        try (var service = new RestartedService(30)) {
            LoadResult result = measure(plan(service.uri(), Arrivals.constant(100)), Duration.ofSeconds(3));

            assertThat(result.complete()).isTrue();
            assertThat(result.requests()).isEqualTo(300);
            assertThat(result.endpoints().get(0).errorsByKind()).containsKey(RequestOutcome.CONNECT_FAILED);
            assertThat(result.responseTimes().count() + result.errors()).isEqualTo(300);
            assertThat(result.responseTimes().count()).isGreaterThan(30);
        }
    }

    @Test
    void twoThousandRequestsCanBeUnderWayAtOnce() throws Exception {
        int many = 2_000;
        var all = new CountDownLatch(many);
        try (var server = ScriptedServer.start((request, socket) -> {
            all.countDown();
            all.await();
            ScriptedServer.ok().answer(request, socket);
        })) {
            var patient = Duration.ofSeconds(60);
            var plan = plan(server.uri(), Arrivals.constant(many))
                    .withConnections(many)
                    .withTimeouts(patient, patient, patient);

            LoadResult result = measure(plan, Duration.ofSeconds(1));

            assertThat(result.errors()).isZero();
            assertThat(result.responseTimes().count()).isEqualTo(many);
            assertThat(result.connectionsOpened()).isEqualTo(many);
            assertThat(server.mostConcurrent).hasValue(many);
        }
    }

    @Test
    void aRateThatNobodyCanSendEndsAndIsTheGeneratorsFault() throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.ok())) {
            var plan = plan(server.uri(), Arrivals.constant(1_000_000))
                    .withTimeouts(Duration.ofSeconds(9), Duration.ofMillis(200), Duration.ofSeconds(9));

            LoadResult result = measure(plan, Duration.ofSeconds(1));

            assertThat(result.complete()).isTrue();
            assertThat(result.requests()).isEqualTo(1_000_000);
            assertThat(result.selfCheck().verdict()).isEqualTo(SelfCheck.Verdict.GENERATOR_BOUND);
            assertThat(result.endpoints().get(0).errorsByKind()).containsOnlyKeys(RequestOutcome.UNFINISHED);
        }
    }

    /** Of five requests, each with a quarter of a second. */
    private static Map<RequestOutcome, Long> errors(ScriptedServer.Script script) throws Exception {
        try (var server = ScriptedServer.start(script)) {
            var plan = plan(server.uri(), Arrivals.constant(10))
                    .withTimeouts(Duration.ofMillis(250), Duration.ofSeconds(5), Duration.ofSeconds(30));

            LoadResult result = measure(plan, WINDOW);

            assertThat(result.complete()).isTrue();
            assertThat(result.requests()).isEqualTo(5);
            return result.endpoints().get(0).errorsByKind();
        }
    }

    private static void await(int millis) throws InterruptedException {
        new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }

    /** Answers some requests, one connection each, is gone for a fifth of a second, and comes back to the same port. */
    private static final class RestartedService implements AutoCloseable {
        private final int before;
        private volatile ServerSocket server = listen(0);
        private volatile boolean closed;

        RestartedService(int before) throws IOException {
            this.before = before;
            var thread = new Thread(this::serve, "restarted-service");
            thread.setDaemon(true);
            thread.start();
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + server.getLocalPort());
        }

        private static ServerSocket listen(int port) throws IOException {
            return new ServerSocket(port, 512, InetAddress.getLoopbackAddress());
        }

        private void serve() {
            try {
                int port = server.getLocalPort();
                for (int i = 0; i < before; i++) {
                    answerOne();
                }
                server.close();
                await(200);
                server = listen(port);
                while (!closed) {
                    answerOne();
                }
            } catch (IOException e) {
                assertThat(closed).as("only the test ends it: " + e).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void answerOne() throws IOException {
            try (Socket socket = server.accept()) {
                var in = socket.getInputStream();
                int blank = 0;
                while (blank < 4) {
                    int next = in.read();
                    if (next < 0) {
                        return; // A connection that was not needed.
                    }
                    blank = next == '\r' || next == '\n' ? blank + 1 : 0;
                }
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            }
        }

        @Override
        public void close() throws IOException {
            closed = true;
            server.close();
        }
    }
}
