package dev.headroom.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Ctrl-C at the worst moments: the service goes, what was measured stays. */
@Execution(ExecutionMode.CONCURRENT) // of processes that wait for each other
class InterruptIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ENDED_BY_SIGINT = 130;

    @TempDir
    private Path scratch;

    @Test
    void inTheMeasuringWindowItKeepsWhatWasMeasuredAndStopsTheShop() throws Exception {
        var run = new WrittenRun(scratch.resolve("run"));

        try (Spawned demo =
                Headroom.start(scratch, "demo", "--out", run.folder().toString())) {
            String port = Leftovers.port(demo.awaitLine("starting", PATIENCE));
            demo.awaitLine("measuring", " requests ", PATIENCE);
            demo.interrupt();
            Spawned.Ended ended = demo.await(PATIENCE);

            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ENDED_BY_SIGINT);
            assertThat(Leftovers.ofShop(port)).isEmpty();
            assertThat(ended.out()).contains(run.folder().toString());
            assertThat(ended.err()).doesNotContain("defect");
        }
        JsonNode json = run.run();
        assertThat(json.path("complete").asBoolean()).isFalse();
        assertThat(json.path("verdict").asText()).isEqualTo("invalid");
        assertThat(json.path("windowNanos").asLong())
                .isLessThan(Duration.ofSeconds(20).toNanos());
        assertThat(run.folder().resolve("report.html")).isNotEmptyFile();
        assertThat(run.folder().resolve("recording.jfr")).isNotEmptyFile();
        assertThat(Headroom.run(scratch, "gate", run.folder().toString()).exitCode())
                .isEqualTo(4);
    }

    @Test
    void inTheWarmUpItSaysThatNothingWasMeasuredAndStopsTheShop() throws Exception {
        var run = new WrittenRun(scratch.resolve("run"));

        try (Spawned demo =
                Headroom.start(scratch, "demo", "--out", run.folder().toString())) {
            String port = Leftovers.port(demo.awaitLine("starting", PATIENCE));
            demo.awaitLine("warming up", PATIENCE);
            demo.interrupt();
            Spawned.Ended ended = demo.await(PATIENCE);

            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ENDED_BY_SIGINT);
            assertThat(ended.err()).contains("Interrupted before anything was measured");
            assertThat(Leftovers.ofShop(port)).isEmpty();
        }
        assertThat(run.run().path("complete").asBoolean()).isFalse();
        assertThat(run.run().path("reason").asText()).contains("interrupted before its measuring window");
    }

    @Test
    void whileTheServiceStartsItStopsIt() throws Exception {
        var run = new WrittenRun(scratch.resolve("run"));

        try (Spawned demo =
                Headroom.start(scratch, "demo", "--out", run.folder().toString())) {
            String port = Leftovers.port(demo.awaitLine("starting", PATIENCE));
            demo.interrupt();
            Spawned.Ended ended = demo.await(PATIENCE);

            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ENDED_BY_SIGINT);
            assertThat(Leftovers.ofShop(port)).isEmpty();
            assertThat(ended.err()).doesNotContain("defect");
        }
        assertThat(run.run().path("complete").asBoolean()).isFalse();
        assertThat(run.run().path("reason").asText()).contains("interrupted");
    }
}
