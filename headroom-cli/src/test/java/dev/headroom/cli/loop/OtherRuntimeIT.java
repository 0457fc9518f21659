package dev.headroom.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A {@code service.command} that is no JVM: Python's own web server. */
@Execution(ExecutionMode.CONCURRENT) // of processes that wait for each other
class OtherRuntimeIT {

    private static final int REFUSED_BY_THE_RUN = 4;

    @TempDir
    private Path scratch;

    @BeforeEach
    void writeWhatIsServed() throws IOException {
        Files.writeString(Files.createDirectory(scratch.resolve("www")).resolve("ping.txt"), "pong");
    }

    @Test
    void isMeasuredFromOutsideWhereNothingIsToBeProfiled() throws Exception {
        Spawned.Ended ended = run("profile: off\n");

        var run = new WrittenRun(scratch.resolve("run"));
        assertThat(run.run().path("complete").asBoolean()).as(ended.err()).isTrue();
        assertThat(run.endpoint("GET /ping.txt").path("requests").asLong()).isEqualTo(100);
        assertThat(run.run().at("/instance/rssPeakBytes").asLong()).isPositive();
        assertThat(run.run().at("/instance/cpuShare").isNumber()).isTrue();
        assertThat(run.run().at("/instance/heapLiveBytes").isNumber()).isFalse();
        assertThat(run.notes()).anyMatch(note -> note.contains("not a JVM") && note.contains("findings need a JVM"));
    }

    @Test
    void isRefusedWithTheWayOutWhereItIsToBeProfiled() throws Exception {
        Spawned.Ended ended = run("");

        assertThat(ended.exitCode()).isEqualTo(REFUSED_BY_THE_RUN);
        assertThat(ended.err()).contains("not a HotSpot JVM", "profile: off");
    }

    private Spawned.Ended run(String profile) throws IOException, InterruptedException {
        String origin = "http://127.0.0.1:" + Ports.free();
        String port = origin.substring(origin.lastIndexOf(':') + 1);
        Files.writeString(
                scratch.resolve("headroom.yml"),
                """
                apiVersion: headroom/v1
                service:
                  command: python3 -m http.server --bind 127.0.0.1 --directory www %s
                  ready: %s/ping.txt
                load:
                  rate: 50/s
                  warmup: 1s
                  duration: 2s
                  requests:
                    - {name: "GET /ping.txt", get: "/ping.txt"}
                """
                                .formatted(port, origin)
                        + profile);
        return Headroom.run(scratch, "run", "--out", scratch.resolve("run").toString());
    }
}
