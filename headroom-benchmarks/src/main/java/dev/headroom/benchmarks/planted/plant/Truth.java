package dev.headroom.benchmarks.planted.plant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What really happened, by one clock, the service's {@link System#nanoTime}: requests with what they waited for each plant,
 * and stretches of time in which something held up the whole process.
 */
public final class Truth {

    /**
     * A request.
     *
     * @param number low half of its trace id, which counts up
     * @param queuedNanos when the server had it in hand
     * @param startNanos when a thread began with it
     * @param plantedNanos by plant, in the order in which they are planted
     */
    public record Request(long number, long queuedNanos, long startNanos, long endNanos, List<Long> plantedNanos) {

        public Request {
            plantedNanos = List.copyOf(plantedNanos);
        }
    }

    /** A stretch in which the plant of this number held up everything. */
    public record Stall(int plant, long startNanos, long endNanos) {}

    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Queue<Stall> stalls = new ConcurrentLinkedQueue<>();

    public void add(Request request) {
        requests.add(request);
    }

    public void add(Stall stall) {
        stalls.add(stall);
    }

    /** In no order. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** In no order. */
    public List<Stall> stalls() {
        return List.copyOf(stalls);
    }

    /** Writes everything so far, moved into place whole. */
    public void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Stall stall : stalls) {
            lines.add("stall " + stall.plant() + " " + stall.startNanos() + " " + stall.endNanos());
        }
        for (Request request : requests) {
            var line = new StringBuilder("request ").append(request.number());
            line.append(' ').append(request.queuedNanos()).append(' ').append(request.startNanos());
            line.append(' ').append(request.endNanos());
            request.plantedNanos().forEach(nanos -> line.append(' ').append(nanos));
            lines.add(line.toString());
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, lines);
        Files.move(part, file);
    }

    public static Truth read(Path file) throws IOException {
        var truth = new Truth();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split(" ");
            if (words[0].equals("stall")) {
                truth.add(new Stall(Integer.parseInt(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3])));
            } else {
                List<Long> planted = new ArrayList<>();
                for (int i = 5; i < words.length; i++) {
                    planted.add(Long.parseLong(words[i]));
                }
                truth.add(new Request(
                        Long.parseLong(words[1]),
                        Long.parseLong(words[2]),
                        Long.parseLong(words[3]),
                        Long.parseLong(words[4]),
                        planted));
            }
        }
        return truth;
    }
}
