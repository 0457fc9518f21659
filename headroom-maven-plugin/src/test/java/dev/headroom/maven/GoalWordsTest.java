package dev.headroom.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which command a goal is. */
final class GoalWordsTest {
    @TempDir
    private Path folder;

    private final RecordingLog log = new RecordingLog();

    @Test
    void aGateWithoutRunsJudgesTheOneOfTheBuild() {
        var gate = new GateGoal();
        gate.run = new File("target/headroom/run");

        assertThat(gate.words()).containsExactly("gate", "target/headroom/run");
    }

    @Test
    void aGateNamesRunsBudgetsOutputsAndABaselineThatIsThere() {
        var gate = new GateGoal();
        gate.runs = List.of(new File("a"), new File("b"));
        gate.budgets = new File("strict.yml");
        gate.markdown = new File("comment.md");
        gate.junit = new File("TEST-gates.xml");
        gate.sarif = new File("gates.sarif");
        gate.baseline = folder.toFile();

        assertThat(gate.words())
                .containsExactly(
                        "gate",
                        "a",
                        "b",
                        "--config",
                        "strict.yml",
                        "--markdown",
                        "comment.md",
                        "--junit",
                        "TEST-gates.xml",
                        "--sarif",
                        "gates.sarif",
                        "--baseline",
                        folder.toString());
    }

    @Test
    void aBaselineThatDoesNotExistYetIsLeftOutAloud() {
        var gate = new GateGoal();
        gate.setLog(log);
        gate.baseline = folder.resolve("none").toFile();

        assertThat(gate.words()).doesNotContain("--baseline");
        assertThat(log.warnings())
                .singleElement()
                .asString()
                .contains("no baseline at")
                .contains("regressions are not");
    }

    @Test
    void aRunTakesThePlaceOfThatOfAnEarlierBuild() throws Exception {
        Path output = Files.createDirectories(folder.resolve("run/deep"));
        Files.writeString(folder.resolve("run/run.json"), "{}");
        Files.writeString(output.resolve("file"), "");
        var run = new RunGoal();
        run.setLog(log);
        run.config = new File("headroom.yml");
        run.output = folder.resolve("run").toFile();

        assertThat(run.words()).containsExactly("run", "--config", "headroom.yml", "--out", run.output.toString());
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void aFolderThatIsNoRunStays() throws Exception {
        Files.createDirectories(folder.resolve("run"));
        Files.writeString(folder.resolve("run/thesis.tex"), "years of work");
        var run = new RunGoal();
        run.output = folder.resolve("run").toFile();

        assertThat(run.words()).startsWith("run");
        assertThat(folder.resolve("run/thesis.tex")).exists();
    }

    @Test
    void aProofComparesTwoConfigurations() throws Exception {
        var prove = new ProveGoal();
        prove.before = new File("before.yml");
        prove.after = new File("after.yml");
        prove.output = folder.resolve("proof").toFile();

        assertThat(prove.words())
                .containsExactly(
                        "prove", "--before", "before.yml", "--after", "after.yml", "--out", prove.output.toString());
    }

    @Test
    void aGoalThatIsSkippedSaysSo() throws MojoExecutionException, MojoFailureException {
        var gate = new GateGoal();
        gate.setLog(log);
        gate.skip = true;

        gate.execute();

        assertThat(log.warnings())
                .singleElement()
                .asString()
                .contains("headroom.skip")
                .contains("nothing was measured");
    }
}
