package dev.headroom.cli.loop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Answers each request after it had one of so many workers for so long; the rest wait in line. */
final class CappedService implements AutoCloseable {

    private final HttpServer server;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Queue<HttpExchange> line = new ArrayDeque<>();
    private final int holdMillis;
    private int free;
    private int left = Integer.MAX_VALUE;

    private CappedService(int workers, int holdMillis) throws IOException {
        this.free = workers;
        this.holdMillis = holdMillis;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.createContext("/", this::arrive);
    }

    static CappedService start(int workers, int holdMillis) throws IOException {
        var service = new CappedService(workers, holdMillis);
        service.server.start();
        return service;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** After so many answers it closes every connection and takes no new one. */
    synchronized void dieAfter(int answers) {
        left = answers;
    }

    private synchronized void arrive(HttpExchange exchange) {
        line.add(exchange);
        work();
    }

    private synchronized void work() {
        while (free > 0 && !line.isEmpty()) {
            free--;
            HttpExchange exchange = line.remove();
            var unused = timer.schedule(() -> answer(exchange), holdMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            exchange.sendResponseHeaders(204, -1);
        } catch (IOException e) {
            // The client has gone; its worker is free all the same.
        }
        boolean dead;
        synchronized (this) {
            free++;
            left--;
            dead = left == 0;
        }
        if (dead) {
            server.stop(0);
        } else {
            work();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        timer.shutdownNow();
    }
}
