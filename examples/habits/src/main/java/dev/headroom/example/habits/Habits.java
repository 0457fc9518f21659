package dev.headroom.example.habits;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;

/** Serves {@code GET /bad/RULE?n=7} and {@code GET /fixed/RULE?n=7} of every pair, and {@code GET /health}. */
final class Habits implements AutoCloseable {

    private static final int THREADS = 32;

    /** One of the two ways in which a pair answers. */
    @FunctionalInterface
    private interface Way {
        String answer(int number) throws IOException, InterruptedException, ReflectiveOperationException, SQLException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final JdbcConnectionPool database;
    private final Supplier supplier;
    private final ThreadPerTask threadPerTask = new ThreadPerTask();
    private final List<Pair> pairs;

    private Habits(HttpServer server, JdbcConnectionPool database, Supplier supplier) throws IOException {
        this.server = server;
        this.database = database;
        this.supplier = supplier;
        pairs = List.of(
                new ChattyRemoteCalls(supplier),
                threadPerTask,
                new ExceptionFlow(),
                new QuadraticAlgorithm(database),
                new SerializationCost(),
                new LockContention(supplier),
                new MissingBatch(database),
                new BoxingInHotPath(),
                new DefensiveCopy(),
                new GcPressure(),
                new UnsizedBuffer(),
                new CostlyObjectPerUse(),
                new ReflectionInHotPath(),
                new StringFormatting());
    }

    /** @param port on the loopback address; 0 for any */
    static Habits open(int port) throws IOException, SQLException {
        // Head and body are two writes, and the second would wait for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var habits = new Habits(server, Tables.open(), Supplier.open());
        habits.serve();
        return habits;
    }

    List<Pair> pairs() {
        return pairs;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void serve() {
        server.createContext("/health", exchange -> send(exchange, 200, "up"));
        for (Pair pair : pairs) {
            server.createContext("/bad/" + pair.rule(), exchange -> answer(exchange, pair::bad));
            server.createContext("/fixed/" + pair.rule(), exchange -> answer(exchange, pair::fixed));
        }
        server.setExecutor(threads);
        server.start();
    }

    private static void answer(HttpExchange exchange, Way way) throws IOException {
        int number = number(exchange.getRequestURI().getQuery());
        if (number < 1 || number > Pair.NUMBERS) {
            send(exchange, 400, "Ask with ?n=, a whole number from 1 to " + Pair.NUMBERS + ".");
            return;
        }
        String answer;
        try {
            answer = way.answer(number);
        } catch (IOException | ReflectiveOperationException | SQLException e) {
            System.err.println("habits: " + exchange.getRequestURI() + " failed: " + e);
            send(exchange, 500, e.toString());
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            send(exchange, 503, "The service is closing.");
            return;
        }
        send(exchange, 200, answer);
    }

    /** 0 where there is none. */
    private static int number(@Nullable String query) {
        return query != null && query.matches("n=\\d{1,3}") ? Integer.parseInt(query.substring(2)) : 0;
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        threadPerTask.close();
        supplier.close();
        database.dispose();
    }
}
