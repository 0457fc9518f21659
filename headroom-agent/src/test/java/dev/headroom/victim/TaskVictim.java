package dev.headroom.victim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Gives the work of a request to other threads. */
public final class TaskVictim {
    private TaskVictim() {}

    private interface Work {
        String of(int id) throws ExecutionException, InterruptedException;
    }

    public static void main(String[] args) throws IOException, SQLException {
        Shop shop = new Shop();
        ExecutorService workers = Executors.newFixedThreadPool(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(2));
        serve(server, "/submitted/", id -> workers.submit(() -> shop.order(id)).get());
        serve(server, "/future/", id -> CompletableFuture.supplyAsync(() -> order(shop, id))
                .get());
        serve(server, "/future-on-pool/", id -> CompletableFuture.supplyAsync(() -> order(shop, id), workers)
                .get());
        serve(server, "/fails/", id -> {
            try {
                return workers.submit(() -> fail(id)).get();
            } catch (ExecutionException expected) {
                return "failed: " + expected.getMessage();
            }
        });
        server.start();
        workers.submit(() -> "nobody's").isDone();
        Victim.serve(server.getAddress().getPort());
    }

    private static String fail(int id) {
        throw new IllegalStateException("as planned " + id);
    }

    private static String order(Shop shop, int id) {
        try {
            return shop.order(id);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void serve(HttpServer server, String path, Work work) {
        server.createContext(path, exchange -> answer(exchange, work));
    }

    private static void answer(HttpExchange exchange, Work work) throws IOException {
        try (exchange) {
            byte[] body = work.of(Victim.id(exchange.getRequestURI().getPath())).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (ExecutionException failed) {
            throw new IOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
