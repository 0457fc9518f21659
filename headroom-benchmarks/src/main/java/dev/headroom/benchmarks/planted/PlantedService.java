package dev.headroom.benchmarks.planted;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headroom.benchmarks.planted.plant.Bed;
import dev.headroom.benchmarks.planted.plant.Burn;
import dev.headroom.benchmarks.planted.plant.Plant;
import dev.headroom.benchmarks.planted.plant.Truth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The service: {@code PORT CAUSES SEED TRUTH QUOTA}. {@code GET /work/KEY}, a key of 1 to 100, does a little and meets every plant; the
 * keys up to twice the number of plants are chosen by one each. {@code GET /export} stands in the way of others.
 */
public final class PlantedService {

    static final int KEYS = 100;

    private static final int THREADS = 256;
    private static final int ORDINARY_STEPS = 100_000;
    private static final int KEYS_PER_PLANT = 2;

    private final List<Plant> plants = new ArrayList<>();
    private final Truth truth = new Truth();
    private final ThreadLocal<long[]> queued = ThreadLocal.withInitial(() -> new long[2]);

    @SuppressWarnings("UnusedVariable") // keeps what was computed from being optimised away
    private volatile long computed;

    private PlantedService() {}

    public static void main(String[] arguments) throws Exception {
        var service = new PlantedService();
        long seed = Long.parseLong(arguments[2]);
        for (PlantedCause cause : PlantedCause.parse(arguments[1])) {
            service.plants.add(cause.plant(new Bed(service.plants.size(), service.truth, seed, Path.of(arguments[4]))));
        }
        Path file = Path.of(arguments[3]);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> service.end(file), "planted-end"));
        service.listen(Integer.parseInt(arguments[0]));
    }

    private void listen(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        server.setExecutor(task -> {
            long now = System.nanoTime();
            threads.execute(() -> {
                long[] times = queued.get();
                times[0] = now;
                times[1] = System.nanoTime();
                task.run();
            });
        });
        server.createContext("/health", PlantedService::answer);
        server.createContext("/work/", this::work);
        server.createContext("/export", this::export);
        server.start();
    }

    private void work(HttpExchange exchange) throws IOException {
        long[] times = queued.get();
        String path = exchange.getRequestURI().getPath();
        int key = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
        computed = Burn.steps(key, ORDINARY_STEPS);
        List<Long> planted = new ArrayList<>();
        for (int i = 0; i < plants.size(); i++) {
            planted.add(did(plants.get(i), (key - 1) / KEYS_PER_PLANT == i));
        }
        answer(exchange);
        String trace = exchange.getRequestHeaders().getFirst("traceparent");
        if (trace != null) {
            long number = Long.parseUnsignedLong(trace.substring(19, 35), 16);
            truth.add(new Truth.Request(number, times[0], times[1], System.nanoTime(), planted));
        }
    }

    private static long did(Plant plant, boolean chosen) throws IOException {
        try {
            return plant.work(chosen);
        } catch (Exception e) {
            throw failed(e);
        }
    }

    /** The server closes the connection without a word; the run's {@code service.log} shall have one. */
    private static IOException failed(Exception cause) {
        cause.printStackTrace();
        return new IOException(cause);
    }

    private void export(HttpExchange exchange) throws IOException {
        for (Plant plant : plants) {
            try {
                plant.export();
            } catch (Exception e) {
                throw failed(e);
            }
        }
        answer(exchange);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private void end(Path file) {
        try {
            truth.write(file);
        } catch (IOException e) {
            System.err.println("The truth was not written: " + e);
        }
        plants.forEach(Plant::close);
    }
}
