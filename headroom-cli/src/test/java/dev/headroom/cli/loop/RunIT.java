package dev.headroom.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.cli.loop.VictimService.Mode;
import dev.headroom.cli.source.WorkTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code run} on services that behave and on some that do not, and {@code gate} on what it wrote. */
@Execution(ExecutionMode.CONCURRENT) // of processes that wait for each other
class RunIT {

    private static final int PASS = 0;
    private static final int FAIL = 1;
    private static final int RUN_FAILED = 4;

    @TempDir
    private static Path shared;

    private static WrittenRun kept;
    private static Spawned.Ended keptEnd;
    private static String commitBefore;
    private static String commit;

    @TempDir
    private Path scratch;

    @BeforeAll
    static void runWithBudgetsKept() throws Exception {
        var tree = new WorkTree(shared);
        commitBefore = tree.commit("one");
        commit = tree.commit("two");
        kept = new WrittenRun(shared.resolve("run"));
        keptEnd = run(
                shared,
                Mode.NOT_AT_ALL,
                VictimConfig.KEPT,
                "--junit",
                shared.resolve("junit.xml").toString(),
                "--sarif",
                shared.resolve("headroom.sarif").toString());
    }

    private static Spawned.Ended run(Path folder, Mode mode, String budget, String... more)
            throws IOException, InterruptedException {
        VictimConfig.write(folder, Ports.free(), mode, budget);
        String[] arguments = new String[3 + more.length];
        arguments[0] = "run";
        arguments[1] = "--out";
        arguments[2] = folder.resolve("run").toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Headroom.run(folder, arguments);
    }

    /** What a run's exit code must be, given that a busy host may make any run invalid. */
    private static int unlessInvalid(WrittenRun run, int expected) throws IOException {
        return run.run().at("/selfCheck/verdict").asText().equals("valid") ? expected : RUN_FAILED;
    }

    @Test
    void budgetsThatAreKeptExitWithZeroAndTheGateAgrees() throws Exception {
        assertThat(keptEnd.exitCode()).as(keptEnd.err()).isEqualTo(unlessInvalid(kept, PASS));
        assertThat(kept.run().path("complete").asBoolean()).isTrue();
        assertThat(kept.endpoint("GET /ping").path("requests").asLong()).isEqualTo(200);
        assertThat(kept.endpoint("GET /ping").at("/perRequest/requestsSeen").asLong())
                .isEqualTo(200);
        assertThat(kept.sqlPerRequest("GET /ping")).isZero();

        Spawned.Ended gate = Headroom.run(scratch, "gate", kept.folder().toString(), "--format", "json");

        assertThat(gate.exitCode()).as(gate.err()).isEqualTo(keptEnd.exitCode());
        assertThat(WrittenRun.json(gate.out()).path("verdict"))
                .isEqualTo(kept.run().path("verdict"));
    }

    @Test
    void theResultIsWrittenForACiServerToo() throws Exception {
        assertThat(Files.readString(shared.resolve("junit.xml")))
                .contains("tests=\"1\"", VictimConfig.KEPT.replace("<", "&lt;"));
        assertThat(WrittenRun.json(Files.readString(shared.resolve("headroom.sarif")))
                        .path("version")
                        .asText())
                .isEqualTo("2.1.0");
    }

    @Test
    void startUpIsTheTimeUntilTheServiceWasReady() throws Exception {
        assertThat(kept.run().at("/instance/startupNanos").asLong()).isBetween(10_000_000L, 60_000_000_000L);
    }

    /** Of nights that are this run again, dated; those before its commit were twice as fast. */
    @Test
    void theCommitThatARunRecordedIsNamedByTheHistory() throws Exception {
        for (int night = 0; night < 30; night++) {
            Path folder = Files.createDirectories(scratch.resolve("night-" + night));
            Files.writeString(
                    folder.resolve("run.json"), night(night, night < 15).toString());
        }

        Spawned.Ended history = Headroom.run(
                scratch,
                "history",
                scratch.toString(),
                "--metric",
                "p(95)",
                "--repository",
                shared.toString(),
                "--format",
                "json");

        assertThat(history.exitCode()).as(history.err()).isZero();
        JsonNode change = WrittenRun.json(history.out()).at("/alike/0/series/0/changes/0");
        assertThat(change.at("/firstAfter/source").asText()).isEqualTo("night-15");
        assertThat(change.at("/commits/without/id").asText()).isEqualTo(commitBefore);
        assertThat(change.at("/commits/with/id").asText()).isEqualTo(commit);
        assertThat(change.at("/commits/with/dirty").asBoolean(true)).isFalse();
        assertThat(change.at("/commits/count").asInt()).isEqualTo(1);
    }

    private static JsonNode night(int night, boolean before) throws IOException {
        ObjectNode run = (ObjectNode) kept.run();
        run.put("id", "night-" + night);
        run.put(
                "started",
                Instant.parse(run.path("started").asText())
                        .plus(Duration.ofDays(night))
                        .toString());
        // The host may have been too busy for the run to be valid, which does not matter here.
        run.put("verdict", "pass");
        if (before) {
            ((ObjectNode) run.path("commit")).put("id", commitBefore);
            var times = (ObjectNode) run.at("/endpoints/0/responseTime");
            for (String time : List.of("p50", "p95", "p99", "p99_9", "max")) {
                times.put(time, times.path(time).asLong() / 2);
            }
        }
        return run;
    }

    @Test
    void aBudgetThatIsBrokenExitsWithOneAndTheGateAgrees() throws Exception {
        Spawned.Ended ended = run(scratch, Mode.NOT_AT_ALL, VictimConfig.BROKEN);

        var run = new WrittenRun(scratch.resolve("run"));
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(unlessInvalid(run, FAIL));
        assertThat(ended.out()).contains(VictimConfig.BROKEN);
        Spawned.Ended gate = Headroom.run(scratch, "gate", run.folder().toString());
        assertThat(gate.exitCode()).as(gate.err()).isEqualTo(ended.exitCode());
    }

    @Test
    void aBaselineAddsRegressionGatesThatCallThemselvesIndicative() throws Exception {
        if (unlessInvalid(kept, PASS) != PASS) {
            Spawned.Ended refused = run(
                    scratch,
                    Mode.NOT_AT_ALL,
                    VictimConfig.KEPT,
                    "--baseline",
                    kept.folder().toString());
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err()).contains("invalid");
            return;
        }

        Spawned.Ended ended = run(
                scratch,
                Mode.NOT_AT_ALL,
                VictimConfig.KEPT,
                "--baseline",
                kept.folder().toString());

        var run = new WrittenRun(scratch.resolve("run"));
        int byVerdict =
                switch (run.run().path("verdict").asText()) {
                    case "pass" -> PASS;
                    case "fail" -> FAIL;
                    case "inconclusive" -> 3;
                    default -> RUN_FAILED;
                };
        assertThat(ended.exitCode()).as(ended.out()).isEqualTo(byVerdict);
        assertThat(run.run().path("baseline").asText()).isEqualTo("run");
        // A run that the machine disturbed is not judged at all, and says so instead.
        String said = byVerdict == RUN_FAILED ? "Not judged" : "indicative";
        assertThat(run.run().path("gates").toString()).contains(said);
        if (byVerdict != RUN_FAILED) {
            assertThat(ended.out()).contains(said);
        }
    }

    @Test
    void aServiceThatDiesEndsTheRunWithItsLastWordsAndKeepsWhatWasMeasured() throws Exception {
        Spawned.Ended ended = run(scratch, Mode.DIES, VictimConfig.KEPT);

        var run = new WrittenRun(scratch.resolve("run"));
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(RUN_FAILED);
        assertThat(ended.err())
                .contains("exit code 3", "victim: out of licences")
                .doesNotContain("defect");
        assertThat(run.run().path("complete").asBoolean()).isFalse();
        assertThat(run.run().path("verdict").asText()).isEqualTo("invalid");
        assertThat(Headroom.run(scratch, "gate", run.folder().toString()).exitCode())
                .isEqualTo(RUN_FAILED);
    }

    @Test
    void aServiceThatNeverGetsReadyEndsTheRunWithItsLogsLastLines() throws Exception {
        Spawned.Ended ended = run(scratch, Mode.NEVER_READY, VictimConfig.KEPT);

        var run = new WrittenRun(scratch.resolve("run"));
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(RUN_FAILED);
        assertThat(ended.err())
                .contains("not ready after 3 s", "service.startTimeout", "victim: waiting for the database");
        assertThat(run.run().path("complete").asBoolean()).isFalse();
        assertThat(run.run().path("reason").asText()).contains("not ready");
    }

    @Test
    void aServiceThatRefusesEveryRequestEndsTheRunWithTheReason() throws Exception {
        Spawned.Ended ended = run(scratch, Mode.REFUSES, VictimConfig.KEPT);

        var run = new WrittenRun(scratch.resolve("run"));
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(RUN_FAILED);
        assertThat(ended.err()).contains("all 200 requests failed", "bad-status");
        assertThat(run.run().path("verdict").asText()).isEqualTo("invalid");
        assertThat(run.notes()).anyMatch(note -> note.contains("all 200 requests failed"));
        assertThat(Headroom.run(scratch, "gate", run.folder().toString()).exitCode())
                .isEqualTo(RUN_FAILED);
    }

    @Test
    void aServiceKnownByItsUrlOnlyIsLoadedButNotProfiled() throws Exception {
        int port = Ports.free();
        VictimConfig.writeUrlOnly(scratch, port);
        Spawned.Ended ended;

        try (Spawned victim = Spawned.start(scratch, VictimService.command(port, Mode.NOT_AT_ALL))) {
            victim.awaitLine("victim: listening", Duration.ofSeconds(30));
            ended = Headroom.run(scratch, "run", "--out", scratch.resolve("run").toString());

            assertThat(victim.isAlive()).isTrue();
        }

        var run = new WrittenRun(scratch.resolve("run"));
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(unlessInvalid(run, PASS));
        assertThat(run.endpoint("GET /ping").path("requests").asLong()).isEqualTo(200);
        assertThat(run.endpoint("GET /ping").at("/perRequest/sqlQueries").isNumber())
                .isFalse();
        assertThat(run.notes()).anyMatch(note -> note.contains("Nothing was profiled"));
        assertThat(ended.out()).contains("Nothing was profiled");
        assertThat(Files.exists(run.folder().resolve("recording.jfr"))).isFalse();
    }
}
