package dev.headroom.example.habits;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Another service, with the client by which it is asked for pieces in stock and for rates of exchange. */
final class Supplier implements AutoCloseable {

    private static final int THREADS = 16;

    /** What it takes to work a rate out. */
    private static final long RATE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Supplier(HttpServer server) {
        this.server = server;
    }

    /** On any free port. */
    static Supplier open() throws IOException {
        var supplier = new Supplier(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        supplier.server.createContext("/stock/", exchange -> send(exchange, pieces(asked(exchange))));
        supplier.server.createContext("/rate/", exchange -> {
            LockSupport.parkNanos(RATE_NANOS);
            send(exchange, asked(exchange).length());
        });
        supplier.server.setExecutor(supplier.threads);
        supplier.server.start();
        return supplier;
    }

    HttpClient client() {
        return client;
    }

    /** For the pieces there are of an article, or of several together, separated by commas. */
    HttpRequest stock(String skus) {
        return get("/stock/" + skus);
    }

    /** For what one of a currency is worth; the answer takes a while. */
    HttpRequest rate(String currency) {
        return get("/rate/" + currency);
    }

    private HttpRequest get(String path) {
        int port = server.getAddress().getPort();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
    }

    private static String asked(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static int pieces(String skus) {
        int pieces = 0;
        for (String sku : skus.split(",")) {
            pieces += Integer.parseInt(sku) % 17;
        }
        return pieces;
    }

    private static void send(HttpExchange exchange, int number) throws IOException {
        byte[] text = Integer.toString(number).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
