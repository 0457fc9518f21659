package dev.headroom.victim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The HTTP server of the JDK. */
public final class JdkHttpVictim {
    private JdkHttpVictim() {}

    public static void main(String[] args) throws IOException, SQLException {
        Shop shop = new Shop();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/orders/", exchange -> order(shop, exchange));
        server.createContext("/busy/", JdkHttpVictim::keepProcessorsBusy);
        server.start();
        Victim.serve(server.getAddress().getPort());
    }

    /** For so many milliseconds, by more threads than there are processors. */
    private static void keepProcessorsBusy(HttpExchange exchange) throws IOException {
        try (exchange) {
            long end = System.nanoTime()
                    + TimeUnit.MILLISECONDS.toNanos(
                            Victim.id(exchange.getRequestURI().getPath()));
            for (int i = 0; i < 8 * Runtime.getRuntime().availableProcessors(); i++) {
                Thread spinning = new Thread(
                        () -> {
                            while (System.nanoTime() < end) {
                                Thread.onSpinWait();
                            }
                        },
                        "spinning " + i);
                spinning.setDaemon(true);
                spinning.start();
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private static void order(Shop shop, HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = shop.order(Victim.id(path)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }
}
