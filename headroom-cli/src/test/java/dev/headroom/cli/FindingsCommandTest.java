package dev.headroom.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code headroom findings} over small profiles whose shares can be counted by hand. */
class FindingsCommandTest {

    private static final Path GOLDEN = Path.of("src/test/resources/findings/golden");

    /** Go: 400 of 1,000 samples compile expressions in one function, 3 in another. */
    private static final String GO =
            """
            runtime.main;main.main;main.search;regexp.MustCompile;regexp.Compile;regexp.compile 400
            runtime.main;main.main;main.export;runtime.concatstring2;runtime.concatstrings 100
            runtime.main;main.main;main.rare;regexp.MustCompile;regexp.Compile 3
            runtime.main;main.main;main.serve 397
            runtime.gcBgMarkWorker;runtime.gcDrain 100
            """;

    private static final String OWN_RULE =
            """
            apiVersion: headroom-rules/v1
            rules:
              - id: slow-export
                title: Export written line by line
                language: go
                sampleTypes: [cpu]
                frames: [main.export]
                level: architecture
                proof: frames
                remedy: Write pages.
            """;

    private static final String LOOP =
            """
            package com.acme;
            class Search {
                static int find(String[] lines, String word) {
                    int found = 0;
                    for (String line : lines) if (java.util.regex.Pattern.compile(word).matcher(line).find()) found++;
                    return found;
                }
            }
            """;

    @TempDir
    private Path scratch;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private String write(String name, String text) throws IOException {
        return Files.writeString(scratch.resolve(name), text).toString();
    }

    private int headroom(String... arguments) {
        out.reset();
        err.reset();
        var terminal =
                new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false, false);
        return Main.run(terminal, arguments);
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }

    private void assertGolden(String name) throws IOException {
        Path golden = GOLDEN.resolve(name + ".golden");
        if ("update".equals(System.getProperty("headroom.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, out());
        }
        assertThat(golden).as("run with -Dheadroom.golden=update to write it").exists();
        assertThat(out()).isEqualTo(Files.readString(golden));
    }

    @Test
    void findingsAreListedBestFirstWithWhatWasLookedAt() throws IOException {
        assertThat(headroom("findings", write("go.txt", GO))).isZero();

        assertGolden("go.text");
        assertThat(out().lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void theJsonIsThatOfFindingsJsonWithTheCoverage() throws IOException {
        assertThat(headroom("findings", write("go.txt", GO), "--format", "json"))
                .isZero();

        assertGolden("go.json");
    }

    @Test
    void nothingFoundSaysWhatWasLookedAtAndEndsWell() throws IOException {
        String healthy = write("healthy.txt", "runtime.main;main.main;main.serve 1000\n");

        assertThat(headroom("findings", healthy)).isZero();

        assertGolden("nothing-found.text");
    }

    @Test
    void nothingToLookAtEndsDifferently() throws IOException {
        assertThat(headroom("findings", write("foreign.txt", "serve;list 100\n")))
                .isEqualTo(2);

        assertThat(out()).isEmpty();
        assertThat(err())
                .contains("foreign.txt: there is nothing that a rule could look at")
                .contains("in languages: other")
                .contains("go: no sample has a frame in go")
                .contains("--rules");
    }

    @Test
    void samplesOfASortThatNoRuleLooksAtAreNothingToLookAt() {
        String snapshot = "../headroom-reader/src/test/resources/tracemalloc/tracemalloc-3.11.snapshot";

        assertThat(headroom("findings", snapshot)).isEqualTo(2);

        assertThat(err()).contains("Its samples are of inuse_space").contains("python: no samples of cpu or wall");
    }

    @Test
    void samplesWithoutTheUsersCodeAreSaidToBe() throws IOException {
        assertThat(headroom("findings", write("foreign.txt", "runtime.main;runtime.mallocgc 100\n")))
                .isZero();

        assertThat(out()).contains("Findings  none").contains("No sample has a frame of your own code");
    }

    @Test
    void aFileWithoutSamplesOrOfNoFormatIsRefused() throws IOException {
        assertThat(headroom("findings", write("empty.txt", ""))).isEqualTo(2);
        assertThat(err()).contains("the file is empty");

        assertThat(headroom("findings", scratch.resolve("none.jfr").toString())).isEqualTo(2);
        assertThat(err()).contains("there is no such file");
    }

    @Test
    void severalFilesAreAddedUp() throws IOException {
        String one = write("one.txt", GO);
        String other = write("other.txt", GO);

        assertThat(headroom("findings", one, other)).isZero();

        assertThat(out()).contains("(800 of 2,000").contains("of 2,000 samples of cpu, 40 %, predicted");
    }

    @Test
    void coldOnesAreShownWhenAskedFor() throws IOException {
        String much = write("much.txt", GO + "main.main;main.serve 99000\nmain.main;main.search;regexp.Compile 9000\n");

        assertThat(headroom("findings", much)).isZero();
        assertThat(out()).contains("1 cold, shown by --all").doesNotContain("in rare");

        assertThat(headroom("findings", much, "--all")).isZero();
        assertThat(out()).contains("in rare  regex-compile-in-loop, micro, cold");
    }

    @Test
    void aLeastShareTakesThePlaceOfThresholds() throws IOException {
        String go = write("go.txt", GO);

        assertThat(headroom("findings", go, "--min", "30%")).isZero();
        assertThat(out()).contains("in search").doesNotContain("in export");

        assertThat(headroom("findings", go, "--min", "0.06")).isZero();
        assertThat(out()).contains("in search").contains("in export");

        assertThat(headroom("findings", go, "--min", "much")).isEqualTo(2);
        assertThat(err()).contains("'much' is not a share. Write 5% or 0.05.");
    }

    @Test
    void aLimitCountsWhatItCutsOff() throws IOException {
        assertThat(headroom("findings", write("go.txt", GO), "--limit", "1")).isZero();

        assertThat(out()).contains("1, best first").contains("more, shown by --limit 0");
    }

    @Test
    void aUsersRuleIsAppliedBesideOurs() throws IOException {
        String go = write("go.txt", GO);
        String rules = write("rules.yml", OWN_RULE);

        assertThat(headroom("findings", go, "--rules", rules)).isZero();

        assertThat(out())
                .contains("Export written line by line in main  slow-export, architecture, confirmed")
                .contains("regex-compile-in-loop");
    }

    @Test
    void aFolderOfRulesIsAppliedAndOneOfOursReplaced() throws IOException {
        Path folder = Files.createDirectory(scratch.resolve("rules"));
        Files.writeString(folder.resolve("a.yml"), OWN_RULE);
        Files.writeString(
                folder.resolve("b.yml"),
                OWN_RULE.replace("slow-export", "regex-compile-in-loop").replace("main.export", "main.nothing"));

        assertThat(headroom("findings", write("go.txt", GO), "--rules", folder.toString()))
                .isZero();

        assertThat(out()).contains("slow-export").doesNotContain("regex-compile-in-loop");
    }

    @Test
    void rulesThatCannotBeUsedAreRefusedWithAllTheirProblems() throws IOException {
        String rules = write("rules.yml", OWN_RULE.replace("frames:", "frame:").replace("level:", "levle:"));

        assertThat(headroom("findings", write("go.txt", GO), "--rules", rules)).isEqualTo(2);

        assertThat(err())
                .contains("rules.yml:7:5: unknown key 'frame' in a rule; did you mean 'frames'?")
                .contains("rules.yml:8:5: unknown key 'levle' in a rule; did you mean 'level'?");
        assertThat(out()).isEmpty();
    }

    @Test
    void partOfAProfileCanBeAskedFor() throws IOException {
        assertThat(headroom("findings", write("go.txt", GO), "--focus", "export"))
                .isZero();

        assertThat(out()).contains("100.0 %").contains("in export").doesNotContain("in search");
    }

    @Test
    void ofARunsFolderWhatTheRunFoundIsPrinted() throws IOException {
        headroom("findings", write("go.txt", GO), "--format", "json");
        Path run = Files.createDirectory(scratch.resolve("run"));
        Files.writeString(run.resolve("findings.json"), out());

        assertThat(headroom("findings", run.toString())).isZero();
        assertThat(out()).contains("in search  regex-compile-in-loop").doesNotContain("Looked at");

        assertThat(headroom("findings", run.toString(), "--format", "json")).isZero();
        assertThat(out()).contains("\"rule\" : \"regex-compile-in-loop\"").doesNotContain("coverage");
    }

    @Test
    void aRunsDamagedFindingsAreRefused() throws IOException {
        Path run = Files.createDirectory(scratch.resolve("run"));
        Files.writeString(run.resolve("findings.json"), "{\"schemaVersion\": 1, \"findings\": [{\"rule\": 1}]}");

        assertThat(headroom("findings", run.toString())).isEqualTo(2);

        assertThat(err()).contains("findings.json").contains("is missing or no");
    }

    @Test
    void anUnfinishedRunsProfilesAreLookedAt() throws IOException {
        Path run = Files.createDirectory(scratch.resolve("run"));
        String go = write("go.txt", GO);
        assertThat(headroom(
                        "profile", "convert", go, "-o", run.resolve("cpu.pb.gz").toString()))
                .isZero();

        assertThat(headroom("findings", run.toString())).isZero();

        assertThat(out()).contains("in search  regex-compile-in-loop").contains("Looked at");
    }

    @Test
    void aFolderThatIsNoRunIsRefused() {
        assertThat(headroom("findings", scratch.toString())).isEqualTo(2);

        assertThat(err()).contains("holds neither findings nor a recording");
    }

    @Test
    void classesAloneTellShapesWithoutWhatTheyCost() throws IOException {
        Path classes = compiled(LOOP);

        assertThat(headroom("findings", "--classes", classes.toString(), "--format", "json"))
                .isZero();

        assertThat(out())
                .contains("\"rule\" : \"regex-compile-in-loop\"")
                .contains("\"class\" : \"com.acme.Search\"")
                .contains("\"line\" : 5")
                .contains("\"status\" : \"suspected\"")
                .contains("\"classes\" : 1")
                .contains("Nothing was measured");
    }

    @Test
    void aLoopInTheCodeConfirmsWhatIsHot() throws IOException {
        Path classes = compiled(LOOP);
        String hot = "java.lang.Thread.run;com.acme.Search.find;java.util.regex.Pattern.compile 600\ncom.acme.Main.main 400\n";

        assertThat(headroom("findings", write("hot.collapsed", hot), "--format", "json"))
                .isZero();
        assertThat(out()).contains("\"status\" : \"suspected\"");

        assertThat(headroom(
                        "findings",
                        write("hot.collapsed", hot),
                        "--classes",
                        classes.toString(),
                        "--format",
                        "json"))
                .isZero();

        assertThat(out()).contains("\"status\" : \"confirmed\"").contains("By its code: ");
    }

    @Test
    void aShapeThatNoSampleMetIsCold() throws IOException {
        Path classes = compiled(LOOP);
        String elsewhere = "java.lang.Thread.run;com.acme.Main.main 10000\n";

        assertThat(headroom("findings", write("cold.collapsed", elsewhere), "--classes", classes.toString()))
                .isZero();

        assertThat(out()).contains("none; 1 cold, shown by --all");
    }

    @Test
    void classesThatAreNotThereAreNamed() throws IOException {
        String missing = scratch.resolve("missing.jar").toString();

        assertThat(headroom("findings", "--classes", missing)).isEqualTo(2);

        assertThat(err()).contains(missing);
    }

    @Test
    void withoutProfileAndClassesThereIsNothingToDo() {
        assertThat(headroom("findings")).isEqualTo(2);

        assertThat(err()).contains("--classes");
    }

    private Path compiled(String source) throws IOException {
        Path file = scratch.resolve("Search.java");
        Files.writeString(file, source);
        Path classes = Files.createDirectories(scratch.resolve("classes"));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-g", "--release", "17", "-d", classes.toString(), file.toString());
        assertThat(failed).isZero();
        return classes;
    }
}
