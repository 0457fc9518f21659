package dev.headroom.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a load leaves behind, and what it looks like while it runs. */
@Execution(ExecutionMode.CONCURRENT) // of processes that wait for each other
class LoadResultIT {

    private static final Duration PATIENCE = Duration.ofSeconds(150);

    @TempDir
    private Path scratch;

    @Test
    void twoGeneratorsThatStartTogetherMakeOneResult() throws Exception {
        try (var service = CappedService.start(8, 2)) {
            String start = Instant.now()
                    .plusSeconds(20)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
            String[] load = {"load", service.url(), "--rate", "50", "--for", "3s", "--start-at", start, "--out"};
            try (Spawned first = start(load, "1.json");
                    Spawned second = start(load, "2.json")) {
                assertThat(first.await(PATIENCE).exitCode()).isIn(0, 4);
                assertThat(second.await(PATIENCE).exitCode()).isIn(0, 4);
            }
        }

        Spawned.Ended merged =
                Headroom.run(scratch, "load", "merge", "1.json", "2.json", "-o", "both.json", "--format", "json");
        Spawned.Ended explained = Headroom.run(scratch, "load", "explain", "both.json", "1.json");

        assertThat(merged.exitCode()).as(merged.err()).isIn(0, 4);
        JsonNode json = new ObjectMapper().readTree(merged.out());
        assertThat(json.at("/requests").asLong()).isEqualTo(300);
        assertThat(json.at("/responseTime/count").asLong() + json.at("/errors").asLong())
                .isEqualTo(300);
        assertThat(json.at("/generators")).hasSize(2);
        assertThat(explained.exitCode()).as(explained.err()).isZero();
        assertThat(explained.out()).contains("A sent 2.00 times", "Run again").doesNotContain("NaN");
    }

    @Test
    void aTerminalSeesSeveralLinesInPlaceAndKeepsOneForEachPhase() throws Exception {
        Path typescript = scratch.resolve("typescript");
        try (var service = CappedService.start(8, 2)) {
            List<String> headroom =
                    Headroom.command(Jdk.own(), "load", service.url(), "--rate", "50", "--for", "4s", "--warmup", "1s");
            String line = String.join(
                            " ", headroom.stream().map(LoadResultIT::quoted).toList())
                    .replace(
                            "'-XX:+UseSerialGC'",
                            "-XX:+UseSerialGC -Dheadroom.stderr.terminal=true -Dfile.encoding=UTF-8"
                                    + " -Dsun.stderr.encoding=UTF-8 -Dheadroom.columns=80");
            try (Spawned script =
                    Spawned.start(scratch, List.of("script", "-q", "-e", "-c", line, typescript.toString()))) {
                assertThat(script.await(PATIENCE).exitCode()).isIn(0, 4);
            }
        }

        String seen = Files.readString(typescript);
        assertThat(seen)
                .contains("s left", "response time    ", "rate by second   ", "p99 by second    ", "█")
                .contains("\u001b[5A", "\u001b[K")
                .containsPattern("  warming up  1\\.\\d s")
                .containsPattern("  loading http://\\S+  4\\.\\d s  ")
                .contains("Headroom load");
    }

    private Spawned start(String[] load, String file) throws Exception {
        String[] arguments = java.util.Arrays.copyOf(load, load.length + 1);
        arguments[load.length] = file;
        return Headroom.start(scratch, arguments);
    }

    private static String quoted(String word) {
        return "'" + word + "'";
    }
}
