package dev.headroom.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A habit of the shop proven: what is exact is asserted exactly, times only as far as a busy machine allows. */
class ProveIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String HABIT = "n-plus-one-queries";

    @TempDir
    private Path scratch;

    @Test
    void predictedStandsBesideMeasured() throws Exception {
        Path folder = scratch.resolve("proof");
        Spawned.Ended ended;
        try (Spawned demo =
                prove("--blocks", "2", "--duration", "2s", "--format", "json", "--out", folder.toString())) {
            ended = demo.await(PATIENCE);
        }

        assertThat(ended.exitCode()).as(ended.err()).isIn(0, 1, 3);
        JsonNode proof = WrittenRun.json(ended.out());
        assertThat(proof).isEqualTo(WrittenRun.json(Files.readString(folder.resolve("proof.json"))));
        assertThat(proof.path("complete").asBoolean()).isTrue();
        assertThat(proof.path("blocks").asInt()).isEqualTo(2);
        assertThat(proof.at("/location/method").asText()).isEqualTo("lines");
        assertThat(proof.path("foundIn").asInt()).isEqualTo(2);
        JsonNode queries = metric(proof, "queries/request");
        assertThat(queries.path("before").asDouble()).isEqualTo(21);
        assertThat(queries.path("after").asDouble()).isEqualTo(1);
        assertThat(queries.path("exact").asBoolean()).isTrue();
        assertThat(queries.path("verdict").asText()).isEqualTo("improved");
        assertThat(queries.at("/predicted/best").asDouble()).isBetween(0.85, 1.0);
        assertThat(metric(proof, "p(50)").path("predicted").isObject()).isTrue();
        assertThat(metric(proof, "p(50)").path("blocks")).hasSize(2);
        assertRunsAreWholeAndInOrder(proof, folder);
        assertThat(ended.err()).contains("block 1 of 2, before", "block 2 of 2, after", " left: measuring");
    }

    private static void assertRunsAreWholeAndInOrder(JsonNode proof, Path folder) throws Exception {
        List<String> folders = WrittenRun.stream(proof.path("runs"))
                .map(run -> run.path("folder").asText())
                .toList();
        assertThat(folders).containsExactly("block-1-before", "block-1-after", "block-2-after", "block-2-before");
        for (String name : folders) {
            JsonNode run = new WrittenRun(folder.resolve(name)).run();
            assertThat(run.path("complete").asBoolean()).as(name).isTrue();
            assertThat(Leftovers.ofShop(Leftovers.port(run.path("service").asText())))
                    .isEmpty();
        }
    }

    /** The shop is a guest, whose habits are known here by name only. */
    @Test
    void theShopHasEveryHabitThatCanBeProven() throws Exception {
        String asked = Headroom.run(scratch, "demo", "--prove", "no-such-habit").err();
        List<String> habits =
                List.of(asked.substring(asked.indexOf("It has ") + 7, asked.indexOf('.', asked.indexOf("It has ")))
                        .split(", "));
        String help;
        try (Spawned shop =
                Spawned.start(scratch, List.of(Jdk.own().toString(), "-jar", Headroom.SHOP.toString(), "--help"))) {
            help = shop.await(PATIENCE).out();
        }

        assertThat(habits).hasSize(9).allMatch(help::contains);
    }

    private Spawned prove(String... options) throws Exception {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "demo";
        arguments[1] = "--prove";
        arguments[2] = HABIT;
        System.arraycopy(options, 0, arguments, 3, options.length);
        return Headroom.start(scratch, arguments);
    }

    private static JsonNode metric(JsonNode proof, String name) {
        return WrittenRun.stream(proof.path("metrics"))
                .filter(metric -> metric.path("metric").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
