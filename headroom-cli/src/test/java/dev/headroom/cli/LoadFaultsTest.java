package dev.headroom.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code headroom load} says of services and rates that do not work, and with which exit code: never a hang. */
@Timeout(120)
class LoadFaultsTest {

    private static final int REFUSED = 2;
    private static final int RUN_FAILED = 4;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int headroom(String... arguments) {
        var terminal =
                new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false, false);
        int exit = Main.run(terminal, arguments);
        assertThat(err()).doesNotContain("defect", "\tat ");
        return exit;
    }

    private int load(String url, String rate, String length, String... more) {
        String[] fixed = {"load", url, "--rate", rate, "--for", length};
        String[] arguments = java.util.Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, arguments, fixed.length, more.length);
        return headroom(arguments);
    }

    private String err() {
        return err.toString(UTF_8);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString(UTF_8));
    }

    @Test
    void aHostWithoutAddressIsNamed() {
        assertThat(load("http://no-such-host.invalid/", "10", "1s")).isEqualTo(RUN_FAILED);

        assertThat(err()).contains("no-such-host.invalid has no address", "spelling");
        assertThat(out.size()).isZero();
    }

    @Test
    void aPortThatRefusesIsNamed() throws Exception {
        String url;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = "http://127.0.0.1:" + free.getLocalPort() + "/";
        }

        assertThat(load(url, "10", "1s")).isEqualTo(RUN_FAILED);

        assertThat(err()).contains("refused every connection", "Start the service");
    }

    @Test
    void anotherMachineNeedsItsOwnersWord() {
        assertThat(load("http://192.0.2.1/", "10", "1s")).isEqualTo(REFUSED);

        assertThat(err()).contains("192.0.2.1", "--i-own-this-target");
        assertThat(headroom("capacity", "http://192.0.2.1/", "--slo", "p(99)<50ms"))
                .isEqualTo(REFUSED);
    }

    @Test
    void garbageIsCountedAndFailsTheRun() throws Exception {
        try (var service = new Service((socket, number) -> send(socket, "\0\1\2 good day\r\n\r\n"))) {
            assertThat(load(service.url(), "20", "1s", "--format", "json")).isEqualTo(RUN_FAILED);
        }

        assertThat(err()).contains("all 20 requests failed (20 malformed-response)");
        assertThat(json().path("errors").asInt()).isEqualTo(20);
    }

    @Test
    void anEndlessAnswerTimesOutAndFailsTheRun() throws Exception {
        try (var service = new Service((socket, number) -> {
            send(socket, "HTTP/1.1 200 OK\r\n\r\n");
            while (!socket.isClosed()) {
                send(socket, "and on ".repeat(500));
            }
        })) {
            assertThat(load(service.url(), "5", "1s", "--timeout", "300ms", "--format", "json"))
                    .isEqualTo(RUN_FAILED);
        }

        assertThat(json().path("errors").asInt())
                .isEqualTo(json().path("requests").asInt());
    }

    @Test
    void aServiceThatDiesEndsTheRun() throws Exception {
        try (var service = new Service((socket, number) -> send(socket, OK))) {
            service.closeAfter(30);

            assertThat(load(service.url(), "100", "60s")).isEqualTo(RUN_FAILED);
        }

        assertThat(err()).contains("had been answering, then closed its connections", "Look for its end");
    }

    @Test
    void someErrorsAreCountedByKindAndTheRestIsMeasured() throws Exception {
        try (var service = new Service((socket, number) -> {
            if (number % 4 == 0) {
                socket.setSoLinger(true, 0);
                socket.close();
            } else {
                send(socket, OK);
            }
        })) {
            int exit = load(service.url(), "40", "1s", "--format", "json");

            // Exit 4 is left for a machine that was too busy to believe the numbers.
            assertThat(exit).isEqualTo(json().at("/selfCheck/verdict").asText().equals("valid") ? 0 : RUN_FAILED);
        }

        assertThat(json().path("requests").asInt()).isEqualTo(40);
        assertThat(json().at("/endpoints/0/errorsByKind/connection-lost").asInt())
                .isEqualTo(10);
        assertThat(json().at("/responseTime/count").asInt()).isEqualTo(30);
    }

    @Test
    void requestsThatWaitForAConnectionAreCountedAndNoneIsDropped() throws Exception {
        var held = new CountDownLatch(1);
        try (var service = new Service((socket, number) -> {
            if (number == 0) {
                held.await(500, java.util.concurrent.TimeUnit.MILLISECONDS);
            }
            send(socket, OK);
        })) {
            load(service.url(), "100", "1s", "--connections", "1", "--format", "json");
        }

        assertThat(json().path("requests").asInt()).isEqualTo(100);
        assertThat(json().path("errors").asInt()).isZero();
        assertThat(json().at("/connectionWaits/count").asInt()).isBetween(40, 99);
        assertThat(json().at("/connectionWaits/max").asLong()).isGreaterThan(400_000_000L);
    }

    /** Every answer costs the service a copy and the generator, which has to look into it, a hundred times as much. */
    @Test
    void aRateThatTheGeneratorCannotKeepUpWithIsItsOwnFault() throws Exception {
        String list = "1,".repeat(200_000);
        String body = "{\"list\":[" + list + "1],\"last\":true}";
        byte[] answer = ("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(US_ASCII);
        String[] checked = {"--check", "json $.last = true", "--timeout", "2s", "--format", "json"};
        try (var service =
                new Service((socket, number) -> socket.getOutputStream().write(answer))) {
            assertThat(load(service.url(), "1000000", "1s", checked)).isEqualTo(RUN_FAILED);
        }

        assertThat(json().at("/selfCheck/verdict").asText()).isEqualTo("generator-bound");
        assertThat(err()).contains("cannot be believed");
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    /** What to do with one request. */
    private interface Script {
        void answer(Socket socket, int number) throws IOException, InterruptedException;
    }

    /** A service with a thread for every connection. */
    private static final class Service implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
        private final AtomicInteger count = new AtomicInteger();
        private final Script script;
        private volatile int last = Integer.MAX_VALUE;

        Service(Script script) throws IOException {
            this.script = script;
            start(this::accept);
        }

        String url() {
            return "http://127.0.0.1:" + server.getLocalPort() + "/";
        }

        void closeAfter(int requests) {
            last = requests;
        }

        private static void start(Runnable task) {
            var thread = new Thread(task, "faulty-service");
            thread.setDaemon(true);
            thread.start();
        }

        private void accept() {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    sockets.add(socket);
                    if (server.isClosed()) {
                        socket.close();
                    }
                    start(() -> serve(socket));
                } catch (IOException e) {
                    return; // closed
                }
            }
        }

        private void serve(Socket socket) {
            try (socket) {
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.isEmpty()) {
                        int number = count.getAndIncrement();
                        script.answer(socket, number);
                        if (number == last) {
                            close();
                        }
                    }
                }
            } catch (IOException e) {
                sockets.remove(socket); // The client, or the end of the test, closed it.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
