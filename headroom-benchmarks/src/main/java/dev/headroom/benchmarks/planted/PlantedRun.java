package dev.headroom.benchmarks.planted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import dev.headroom.benchmarks.harness.Child;
import dev.headroom.benchmarks.harness.FreePort;
import dev.headroom.benchmarks.planted.plant.Truth;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.LoggerFactory;

/**
 * One measurement of a service with planted causes by {@code headroom run}.
 *
 * @param trueShares of the tail's extra time, one for each cause
 * @param named what the run says, most first
 * @param valueNanos response time at p99
 * @param medianNanos response time of an ordinary request
 * @param selfCheck {@code valid}, or why the run is not judged
 */
public record PlantedRun(
        List<PlantedCause> causes,
        List<Double> trueShares,
        List<Named> named,
        long valueNanos,
        long medianNanos,
        String selfCheck) {

    /** A cause as {@code run.json} has it; shares of the extra time, 0 to 1. */
    public record Named(String cause, double share, double low, double high, String place) {}

    /**
     * How it is loaded.
     *
     * @param headroom the command that starts Headroom, without arguments
     * @param rate arrivals a second, in even steps
     */
    public record Load(List<String> headroom, int rate, Duration warmUp, Duration window) {

        public Load {
            headroom = List.copyOf(headroom);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WORK_PER_EXPORT = 299;
    private static final int RUN_FAILED = 4;

    public PlantedRun {
        causes = List.copyOf(causes);
        trueShares = List.copyOf(trueShares);
        named = List.copyOf(named);
    }

    /**
     * Measures once.
     *
     * @param folder an empty one, where the run is kept in {@code run}
     * @throws IOException where a run cannot be made, with what it said
     */
    public static PlantedRun measure(Path folder, List<PlantedCause> causes, long seed, Load load)
            throws IOException, InterruptedException {
        if (!causes.contains(PlantedCause.THROTTLING)) {
            return measure(folder, causes, seed, load, Optional.empty());
        }
        try (Cgroup group = Cgroup.create()
                .orElseThrow(() -> new IOException("No control group may be made here, so nothing is throttled."
                        + " Run as root, or leave throttling out of --causes"))) {
            return measure(folder, causes, seed, load, Optional.of(group));
        }
    }

    private static PlantedRun measure(
            Path folder, List<PlantedCause> causes, long seed, Load load, Optional<Cgroup> group)
            throws IOException, InterruptedException {
        Path truth = folder.resolve("truth.txt");
        int port = FreePort.find();
        List<String> service = new ArrayList<>(List.of(
                "nice", // the load generator has other processors, in earnest: what is planted must not hold it up
                "-n",
                "15",
                Child.java(""),
                "-XX:+UseSerialGC",
                "-Xms700m",
                "-Xmn450m",
                "-Xmx700m",
                "-XX:MetaspaceSize=256m",
                "-cp",
                classPath(),
                PlantedService.class.getName(),
                Integer.toString(port),
                PlantedCause.label(causes),
                Long.toString(seed),
                truth.toString(),
                group.map(cgroup -> cgroup.quota().toString()).orElse("none")));
        List<String> wrapped = group.map(cgroup -> cgroup.around(service)).orElse(service);
        Path config = Files.writeString(folder.resolve("headroom.yml"), config(wrapped, port, causes, seed, load));
        List<String> command = new ArrayList<>(load.headroom());
        command.addAll(List.of(
                "run", "-c", config.toString(), "--out", folder.resolve("run").toString()));
        run(command, folder);
        long arrivals = load.rate() * load.window().toSeconds();
        double[] shares = TrueShares.of(Truth.read(truth), causes, load.rate(), arrivals);
        return read(folder.resolve("run/run.json"), causes, shares);
    }

    /** Only what the service needs, by whole paths: it is started in another folder. */
    private static String classPath() {
        return Stream.of(PlantedService.class, HikariDataSource.class, org.h2.Driver.class, LoggerFactory.class)
                .map(type -> Child.home(type).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A run on a busy machine may end as invalid; it is read all the same, and its self-check is kept. */
    private static void run(List<String> command, Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = Child.endingWithUs(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile())
                .start());
        int exit = process.waitFor();
        if ((exit != 0 && exit != RUN_FAILED) || !Files.exists(folder.resolve("truth.txt"))) {
            throw new IOException("'" + String.join(" ", command) + "' ended with exit code " + exit + ". It printed:\n"
                    + Files.readString(output));
        }
    }

    private static String config(List<String> command, int port, List<PlantedCause> causes, long seed, Load load)
            throws IOException {
        var text = new StringBuilder("apiVersion: headroom/v1\nservice:\n  command: ");
        text.append(command.stream().map(PlantedRun::quoted).collect(Collectors.joining(", ", "[", "]")));
        text.append("\n  ready: http://127.0.0.1:").append(port).append("/health\nload:\n  rate: ");
        text.append(load.rate()).append("/s\n  warmup: ").append(load.warmUp().toSeconds());
        text.append("s\n  duration: ").append(load.window().toSeconds()).append("s\n  seed: ");
        text.append(seed).append("\n  requests:\n    - {name: work, get: \"/work/{1..");
        text.append(PlantedService.KEYS)
                .append("}\", weight: ")
                .append(WORK_PER_EXPORT)
                .append("}\n");
        if (causes.stream().anyMatch(PlantedCause::hasExport)) {
            text.append("    - {name: export, get: /export, weight: 1}\n");
        }
        return text.toString();
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "''") + "'";
    }

    private static PlantedRun read(Path file, List<PlantedCause> causes, double[] shares) throws IOException {
        JsonNode run = JSON.readTree(file.toFile());
        JsonNode tail = children(run.path("tail")).stream()
                .filter(one -> one.path("endpoint").asText().equals("work"))
                .findFirst()
                .orElseThrow(() -> new IOException(file + " says nothing about the tail of 'work'"));
        List<Named> named = children(tail.path("causes")).stream()
                .map(cause -> new Named(
                        cause.path("cause").asText(),
                        cause.path("share").asDouble(),
                        cause.path("low").asDouble(),
                        cause.path("high").asDouble(),
                        cause.path("place").asText()))
                .toList();
        return new PlantedRun(
                causes,
                java.util.Arrays.stream(shares).boxed().toList(),
                named,
                tail.path("value").asLong(),
                tail.path("median").asLong(),
                run.at("/selfCheck/verdict").asText());
    }

    private static List<JsonNode> children(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** What the run says of a cause, nothing where it does not name it. */
    public Named named(PlantedCause cause) {
        return named.stream()
                .filter(one -> one.cause().equals(cause.causeId()))
                .findFirst()
                .orElse(new Named(cause.causeId(), 0, 0, 0, ""));
    }
}
