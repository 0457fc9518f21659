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
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

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
        NEVER_READY,
        /** Takes {@link #PATIENT_MILLIS} for each answer. */
        PATIENT,
        /** Takes half as long again, and throws {@link #WASTED_BYTES} away each time. */
        SLOWER
    }

    static final int PATIENT_MILLIS = 100;
    static final int WASTED_BYTES = 256 * 1024;

    private static final int WORKERS = 32;

    /** More than the seconds before the window take, less than those and the window. */
    private static final int REQUESTS_OF_A_LIFE = 800;

    private static final byte[] ANSWER = "pong".getBytes(StandardCharsets.UTF_8);

    /** Written so that the compiler cannot leave the allocation out. */
    static volatile byte[] waste = ANSWER;

    private VictimService() {}

    /** What starts it as a process. */
    static List<String> command(int port, Mode mode) {
        return List.of(
                Jdk.own().toString(),
                "-XX:+UseSerialGC",
                // Head and body are two writes, and the second would wait for the client's delayed acknowledgement.
                "-Dsun.net.httpserver.nodelay=true",
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
            work(mode);
            answer(exchange, mode == Mode.REFUSES ? 503 : 200);
        });
        if (mode == Mode.PATIENT || mode == Mode.SLOWER) {
            server.setExecutor(Executors.newFixedThreadPool(WORKERS));
        }
        server.start();
        System.out.println("victim: listening");
    }

    private static void work(Mode mode) {
        if (mode == Mode.PATIENT) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PATIENT_MILLIS));
        } else if (mode == Mode.SLOWER) {
            waste = new byte[WASTED_BYTES];
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PATIENT_MILLIS * 3 / 2));
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
        }
    }
}
