package dev.headroom.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.diagnose.internal.rules.StandardRules;
import dev.headroom.diagnose.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example habits, once as they are and once repaired: each is found at its line, and where it is repaired nothing is. */
@Execution(ExecutionMode.CONCURRENT) // of processes that wait for each other
class PairsIT {

    private static final Path JAR = Path.of("../examples/habits/target/habits.jar");
    private static final Path HABITS = Path.of("../examples/habits/src/main/java");
    private static final Path SHOP = Path.of("../examples/shop/src/main/java");
    private static final Path INDEX = Path.of("../docs/findings/README.md");

    private static final Duration PATIENCE = Duration.ofSeconds(150);

    /** Samples tell how much and not how often, and code does not show that an object was not needed. */
    private static final Set<String> NEVER_PROVEN = Set.of(
            "boxing-in-hot-path",
            "costly-object-per-use",
            "defensive-copy",
            "string-formatting-in-hot-path",
            "thread-per-task",
            "unsized-buffer");

    @TempDir
    private static Path scratch;

    private static WrittenRun bad;
    private static WrittenRun fixed;

    static List<PlantedLine> habits() throws IOException {
        return PlantedLine.in(HABITS);
    }

    @BeforeAll
    static void runBothBesideEachOther() throws Exception {
        try (Spawned badRun = start("bad");
                Spawned fixedRun = start("fixed")) {
            bad = written("bad", badRun.await(PATIENCE));
            fixed = written("fixed", fixedRun.await(PATIENCE));
        }
    }

    private static Spawned start(String way) throws IOException {
        Path folder = Files.createDirectory(scratch.resolve(way));
        Files.writeString(folder.resolve("headroom.yml"), config(way, Ports.free()));
        return Headroom.start(folder, "run", "--out", folder.resolve("run").toString());
    }

    private static WrittenRun written(String way, Spawned.Ended ended) throws IOException {
        var run = new WrittenRun(scratch.resolve(way).resolve("run"));
        assertThat(run.folder().resolve("findings.json")).as(ended.err()).exists();
        assertThat(run.run().path("complete").asBoolean()).as(ended.err()).isTrue();
        return run;
    }

    private static String config(String way, int port) throws IOException {
        String requests = habits().stream()
                .map(PlantedLine::rule)
                .map(rule -> "    - {name: %s, get: \"/%s/%s?n={1..40}\", weight: %d}\n"
                        .formatted(rule, way, rule, weight(rule)))
                .collect(Collectors.joining());
        return """
                apiVersion: headroom/v1
                service:
                  command: ["%s", -XX:+UseSerialGC, -Xmx256m, -Xmn64m, -jar, "%s", "%d"]
                  ready: http://127.0.0.1:%d/health
                load:
                  rate: 170/s
                  warmup: 2s
                  duration: 8s
                  requests:
                """
                        .formatted(Jdk.own(), JAR.toAbsolutePath(), port, port)
                + requests
                + "profile: {cpu: 5ms, alloc: 64KiB, wall: 20ms}\n";
    }

    /** A queue needs requests that meet, and an exponent a hundred that tell their rows. */
    private static int weight(String rule) {
        return switch (rule) {
            case "lock-contention" -> 3;
            case "quadratic-algorithm" -> 2;
            default -> 1;
        };
    }

    @ParameterizedTest
    @MethodSource("habits")
    void aHabitIsFoundAtItsLine(PlantedLine habit) throws Exception {
        List<JsonNode> found = found(bad, habit.rule());

        assertThat(found).extracting(PlantedLine::of).as(found.toString()).containsExactly(habit);
        assertThat(found.get(0).path("status").asText())
                .isEqualTo(NEVER_PROVEN.contains(habit.rule()) ? "suspected" : "confirmed");
    }

    @ParameterizedTest
    @MethodSource("habits")
    void whereItIsRepairedNothingIsFound(PlantedLine habit) throws Exception {
        assertThat(found(fixed, habit.rule())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("habits")
    void everyRequestIsAnswered(PlantedLine habit) throws Exception {
        for (WrittenRun run : List.of(bad, fixed)) {
            JsonNode endpoint = run.endpoint(habit.rule());
            assertThat(endpoint.path("requests").asLong()).isGreaterThanOrEqualTo(50);
            assertThat(endpoint.path("errors").asLong()).isZero();
        }
    }

    @Test
    void everyRuleOfARunIsPlantedSomewhere() throws Exception {
        Set<String> planted = new HashSet<>();
        for (Path sources : List.of(HABITS, SHOP)) {
            PlantedLine.in(sources).forEach(line -> planted.add(line.rule()));
        }

        assertThat(StandardRules.all(List.of()).stream().map(Rule::id)).isSubsetOf(planted);
    }

    @Test
    void theTableOfPairsNamesEveryPlace() throws Exception {
        String index = Files.readString(INDEX);

        for (PlantedLine habit : habits()) {
            String simpleName = habit.className().substring(habit.className().lastIndexOf('.') + 1);
            assertThat(index).contains("| `" + habit.rule() + "` | `" + simpleName + ".bad`");
        }
    }

    /** Of the endpoint that is named like its rule. */
    private static List<JsonNode> found(WrittenRun run, String rule) throws IOException {
        return WrittenRun.stream(run.findingsJson().path("findings"))
                .filter(finding -> finding.path("rule").asText().equals(rule)
                        && finding.path("endpoint").asText().equals(rule))
                .toList();
    }
}
