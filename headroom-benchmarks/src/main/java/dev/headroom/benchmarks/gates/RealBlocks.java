package dev.headroom.benchmarks.gates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.gate.block.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Blocks of unchanged code that a real service was measured in, drawn again with replacement. A trial draws from one series, that is one
 * metric of one endpoint in one proof, and changes the sides of a block at will, as both ran the same code.
 *
 * @param metric as {@code proof.json} names it
 * @param series the blocks of one endpoint in one proof, at least 2
 */
public record RealBlocks(String metric, List<List<Block>> series) implements TrialSource {

    private static final ObjectMapper JSON = new ObjectMapper();

    public RealBlocks {
        series = series.stream().map(List::copyOf).toList();
        if (series.isEmpty() || series.stream().anyMatch(blocks -> blocks.size() < 2)) {
            throw new IllegalArgumentException("Trials draw from series of at least 2 blocks: " + metric);
        }
    }

    /**
     * Reads every {@code proof.json} under some folders.
     *
     * @throws IOException where a file is no proof, or none has two blocks of the metric
     */
    public static RealBlocks read(List<Path> folders, String metric) throws IOException {
        List<List<Block>> series = new ArrayList<>();
        for (Path folder : folders) {
            for (Path file : proofs(folder)) {
                addSeries(series, file, metric);
            }
        }
        if (series.isEmpty()) {
            throw new IOException("No proof.json under " + folders + " has two blocks of " + metric
                    + " above 0. Keep some with headroom calibrate.");
        }
        return new RealBlocks(metric, series);
    }

    private static List<Path> proofs(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("proof.json")).sorted().toList();
        }
    }

    private static void addSeries(List<List<Block>> series, Path file, String metric) throws IOException {
        JsonNode proof = JSON.readTree(file.toFile());
        if (!proof.path("metrics").isArray() && !proof.path("others").isArray()) {
            throw new IOException(file + " is no proof: it has no metrics.");
        }
        for (String key : List.of("metrics", "others")) {
            for (JsonNode of : proof.path(key)) {
                List<Block> blocks = blocks(of.path("blocks"));
                if (of.path("metric").asText().equals(metric) && blocks.size() > 1) {
                    series.add(blocks);
                }
            }
        }
    }

    private static List<Block> blocks(JsonNode array) {
        List<Block> blocks = new ArrayList<>();
        for (JsonNode block : array) {
            double before = block.path("before").asDouble();
            double after = block.path("after").asDouble();
            if (before > 0 && after > 0) {
                blocks.add(Block.of(before, after));
            }
        }
        return blocks;
    }

    @Override
    public String name() {
        int blocks = series.stream().mapToInt(List::size).sum();
        return metric + ", " + series.size() + " series of " + blocks + " real blocks";
    }

    @Override
    public Supplier<TrialBlock> trial(double factor, long seed) {
        var random = new SplittableRandom(seed);
        List<Block> drawn = series.get(random.nextInt(series.size()));
        return () -> {
            Block block = drawn.get(random.nextInt(drawn.size()));
            boolean swapped = random.nextBoolean();
            double before = (swapped ? block.after() : block.before()).value();
            double after = (swapped ? block.before() : block.after()).value();
            return new TrialBlock(Block.of(before, after * factor), Optional.empty());
        };
    }
}
