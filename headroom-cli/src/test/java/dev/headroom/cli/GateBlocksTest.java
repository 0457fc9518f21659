package dev.headroom.cli;

import static dev.headroom.cli.KeptBuilds.LOOSE;
import static dev.headroom.cli.KeptBuilds.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gate RUN… --against RUN…}: several kept runs of each build are blocks, or it is said why they are none. */
class GateBlocksTest {

    @TempDir
    private Path scratch;

    private KeptBuilds builds = new KeptBuilds(Path.of(""));
    private final ObjectMapper json = new ObjectMapper();

    @BeforeEach
    void keep() {
        builds = new KeptBuilds(scratch);
    }

    @Test
    void unchangedCodePasses() throws Exception {
        assertThat(builds.gate(builds.after(5, 1), builds.before(5)))
                .as(builds.err())
                .isZero();

        assertThat(builds.out())
                .contains("5 runs against 5", "after-0 against", "before-0", "Limits  ", "Verdict  PASS")
                .doesNotContain("one run against one");
    }

    @Test
    void aSlowerBuildFailsAndTheOutputSaysThatNothingConfirmedIt() throws Exception {
        assertThat(builds.gate(builds.after(5, 1.3), builds.before(5), "--format", "json"))
                .isEqualTo(1);

        JsonNode judged = json.readTree(builds.out());
        assertThat(judged.path("verdict").asText()).isEqualTo("fail");
        assertThat(judged.path("blocks").asInt()).isEqualTo(5);
        assertThat(judged.path("inTurn").asBoolean()).isTrue();
        assertThat(judged.path("confirmingBlocks").asInt()).isZero();
        assertThat(judged.path("runs")).hasSize(5);
        assertThat(judged.path("notes").toString()).contains("not measured again");
        assertThat(judged.path("gates"))
                .filteredOn(gate -> gate.path("verdict").asText().equals("fail"))
                .singleElement()
                .satisfies(gate -> {
                    assertThat(gate.path("metric").asText()).isEqualTo("p(95)");
                    assertThat(gate.at("/ratio/best").asDouble()).isBetween(1.25, 1.35);
                });
    }

    @Test
    void tooFewRunsAreInconclusiveAndSayHowManyMoreItTakes() throws Exception {
        assertThat(builds.gate(builds.after(2, 1.06), builds.before(2))).isEqualTo(3);

        assertThat(builds.out()).containsPattern("Verdict  INCONCLUSIVE  about \\d+ more runs? of each side");
    }

    @Test
    void aBudgetThatOneRunBreaksFails() throws Exception {
        Path strict = Files.writeString(scratch.resolve("strict.yml"), LOOSE.replace("p(95)<1s", "p(95)<41.5ms"));

        assertThat(builds.gate(builds.after(3, 1), builds.before(3), "-c", strict, "--format", "json"))
                .isEqualTo(1);

        assertThat(json.readTree(builds.out()).at("/gates/0/reason").asText()).contains("the worst of 3 runs");
    }

    @Test
    void ciServersAreToldOfAllRunsTogether() throws Exception {
        Path markdown = scratch.resolve("comment.md");
        Path junit = scratch.resolve("junit.xml");

        assertThat(builds.gate(builds.after(5, 1.3), builds.before(5), "--markdown", markdown, "--junit", junit))
                .isEqualTo(1);

        assertThat(Files.readString(markdown)).contains("❌ **fail**", "not confirmed on fresh ones");
        assertThat(Files.readString(junit)).containsOnlyOnce("<testsuite name=").contains("failures=\"1\"");
    }

    @Test
    void oneRunAgainstOneIsAsWithABaseline() throws Exception {
        Path base = run(0).in(scratch.resolve("base"));
        Path head = run(1).in(scratch.resolve("head"));

        int against = builds.gate(head, "--against", base);
        String said = builds.out();

        assertThat(builds.gate(head, "--baseline", base)).isEqualTo(against);
        assertThat(builds.out()).isEqualTo(said).contains("one run against one is indicative only");
    }

    @Test
    void unevenSidesAreRefused() throws Exception {
        List<Path> before = builds.before(3);

        builds.refused(
                builds.gate(builds.after(2, 1), before),
                2,
                "2 runs against 3 baselines",
                "Name as many baselines as runs.");
        builds.refused(builds.gate(List.of(scratch.resolve("after-0")), before), 2, "1 run against 3 baselines");
        builds.refused(builds.gate(before, List.of(scratch.resolve("after-0"))), 2, "3 runs against 1 baseline:");
    }

    @Test
    void aFolderThatStandsTwiceIsRefusedHoweverItIsWritten() throws Exception {
        List<Path> before = builds.before(2);
        Path roundabout = scratch.resolve("before-1").resolve("..").resolve("before-0");

        builds.refused(
                builds.gate(List.of(roundabout, before.get(1)), before),
                2,
                "are the same folder",
                "Name each run once.");
        builds.refused(builds.gate(before, List.of(before.get(0), before.get(0))), 2, "are the same folder");
        builds.refused(builds.gate(List.of(before.get(0)), List.of(before.get(0))), 2, "are the same folder");
    }

    @Test
    void aCopyOfARunIsRefused() throws Exception {
        Path copy = run(0).in(scratch.resolve("copy"));

        builds.refused(
                builds.gate(List.of(copy, run(1).in(scratch.resolve("other"))), builds.before(2)),
                2,
                "both began at 2026-03-01T12:00:00Z",
                "one is a copy of the other");
    }

    @Test
    void aRunThatCannotBeBelievedIsRefusedOnEitherSide() throws Exception {
        List<Path> before = builds.before(2);
        Path fine = run(1).in(scratch.resolve("fine"));
        Path bound = run(3).generatorBound().in(scratch.resolve("bound"));
        Path cut = run(5).cutShort().in(scratch.resolve("cut"));
        Path failing = run(7).failed(20).in(scratch.resolve("failing"));

        builds.refused(
                builds.gate(List.of(fine, bound), before),
                4,
                "bound is no side of a block: its verdict is invalid (It fell 30 % behind its rate.)");
        builds.refused(builds.gate(List.of(fine, cut), before), 4, "cut is no side of a block: the run was stopped");
        builds.refused(
                builds.gate(List.of(fine, failing), before), 4, "failing is no side of a block: 20 of 1,000 requests");
        builds.refused(
                builds.gate(before, List.of(fine, bound)), 2, "bound cannot be a baseline: its verdict is invalid");
        builds.refused(
                builds.gate(before, List.of(fine, failing)), 2, "failing cannot be a baseline: 20 of 1,000 requests");
        builds.refused(builds.gate(before, List.of(fine, scratch.resolve("none"))), 2, "none: does not exist");
    }

    @Test
    void runsThatWereNotMeasuredAlikeAreRefused() throws Exception {
        List<Path> before = builds.before(2);
        Path fine = run(1).in(scratch.resolve("fine"));
        Path runtime = run(3).runtime("OpenJDK 25").in(scratch.resolve("runtime"));
        Path rate = run(5).config(LOOSE.replace("400/s", "200/s")).in(scratch.resolve("rate"));

        builds.refused(builds.gate(List.of(fine, runtime), before), 2, "runtime 'OpenJDK 25' here");
        builds.refused(
                builds.gate(List.of(fine, rate), before),
                2,
                "were not measured alike: the load is constant 400/s before and constant 200/s after");
    }

    @Test
    void runsOfDifferentBudgetsAskWhichToJudgeBy() throws Exception {
        Path one = run(1).in(scratch.resolve("one"));
        Path other = run(3).config(LOOSE.replace("p(99)<1s", "p(99)<2s")).in(scratch.resolve("other"));
        Path config = Files.writeString(scratch.resolve("headroom.yml"), LOOSE);

        builds.refused(
                builds.gate(List.of(one, other), builds.before(2)), 2, "Say with --config which budgets to judge by.");
        assertThat(builds.gate(
                        List.of(one, other),
                        List.of(scratch.resolve("before-0"), scratch.resolve("before-1")),
                        "-c",
                        config))
                .isIn(0, 3);
    }

    @Test
    void oneQuestionAtATime() throws Exception {
        List<Path> before = builds.before(2);
        builds.refused(
                builds.gate(builds.after(2, 1), before, "--baseline", before.get(0)),
                2,
                "--baseline compares each run with one",
                "Give one");
    }

    @Test
    void responseTimesThatAreNotThoseOfTheRunAreRefused() throws Exception {
        List<Path> before = builds.before(2);
        List<Path> after = builds.after(2, 1);
        Path log = after.get(1).resolve("response-times.hlog");

        Files.writeString(log, "#[Histogram log format version 1.3]\n");
        builds.refused(
                builds.gate(after, before),
                2,
                "holds 0 response times of GET /, and run.json 1000",
                "Copy the run's folder");
        Files.writeString(log, "Tag=GET%20/,0.0,1.0,1.0,garbage\n");
        builds.refused(
                builds.gate(after, before), 2, "response-times.hlog cannot be read: line 1 ends in no histogram");
    }
}
