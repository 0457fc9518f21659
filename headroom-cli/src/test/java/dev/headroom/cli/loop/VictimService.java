package dev.headroom.cli.loop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that behaves, or fails in a chosen way: {@code PORT MODE}. */
public final class VictimService {

    /** How it fails. */
    enum Mode {
        NOT_AT_ALL,
        /** Ends with exit code 3 in the middle of the load. */
        DIES,
        /** Is ready, but answers every request with 503. */
        REFUSES,
        /** Runs, but never listens. */
        NEVER_READY
    }

    /** More than the seconds before the window take, less than those and the window. */
    private static final int REQUESTS_OF_A_LIFE = 800;

    private static final byte[] ANSWER = "pong".getBytes(StandardCharsets.UTF_8);

    private VictimService() {}

    /** What starts it as a process. */
    static List<String> command(int port, Mode mode) {
        return List.of(
                Jdk.own().toString(),
                "-XX:+UseSerialGC",
                "-cp",
                classes().toString(),
                VictimService.class.getName(),
                Integer.toString(port),
                mode.name());
    }

    private static Path classes() {
        try {
            return Path.of(VictimService.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException("Test classes lie nowhere", e);
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Mode mode = Mode.valueOf(arguments[1]);
        if (mode == Mode.NEVER_READY) {
            System.out.println("victim: waiting for the database");
            new CountDownLatch(1).await();
        }
        var requests = new AtomicInteger();
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/health", exchange -> answer(exchange, 200));
        server.createContext("/ping", exchange -> {
            if (mode == Mode.DIES && requests.incrementAndGet() > REQUESTS_OF_A_LIFE) {
                System.out.println("victim: out of licences");
                Runtime.getRuntime().halt(3);
            }
            answer(exchange, mode == Mode.REFUSES ? 503 : 200);
        });
        server.start();
        System.out.println("victim: listening");
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
        }
    }
}
