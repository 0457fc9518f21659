package dev.headroom.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.profile.Frame;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.report.pprof.PprofProfile;
import dev.headroom.report.pprof.PprofWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of profiles: samples by time, thread and label, stacks by function, and what is written of them. */
class ProfileSelectionTest {

    private static final Path FIXTURES = Path.of("../headroom-reader/src/test/resources");

    @TempDir
    private Path scratch;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({"1s..2s, 1", "..1500ms, 2", "1s.., 2", "0..2.5s, 3", "0..1h, 3"})
    void timeCountsFromTheRecordingsOwnStart(String range, int samples) throws IOException {
        JsonNode top = json("top", perfScript(), "--time", range);

        assertThat(top.path("samples").asInt()).isEqualTo(samples);
    }

    @Test
    void ofSeveralFilesEachIsCutByItsOwnStart() throws IOException {
        String later = write("later.txt", "work 7 9000.000000: 5 cycles: \n\tabc spin (/bin/work)\n\n");

        JsonNode top = json("top", perfScript(), later, "--time", "..500ms");

        assertThat(top.path("samples").asInt()).isEqualTo(2);
    }

    @Test
    void threadsAreChosenByTheirName() throws IOException {
        JsonNode top = json("top", perfScript(), "--thread", "^io");

        assertThat(top.path("samples").asInt()).isEqualTo(1);
        assertThat(top.path("frames").get(0).path("name").asText()).isEqualTo("poll");
    }

    @Test
    void labelsAreChosenByTheirValueAndAllMustFit() throws IOException {
        String labelled = labelled();

        assertThat(json("top", labelled, "--label", "endpoint=orders")
                        .path("samples")
                        .asInt())
                .isEqualTo(3);
        assertThat(json("top", labelled, "--label", "endpoint=^POST")
                        .path("samples")
                        .asInt())
                .isZero();
        assertThat(headroom("top", labelled, "--label", "tenant=a")).isEqualTo(2);
        assertThat(err()).contains("no label 'tenant'").contains("it has endpoint");
    }

    @Test
    void aGoProgramsLabelsChooseItsSamples() throws IOException {
        JsonNode whole = json("top", fixture("pprof/cpu.pb.gz"));

        JsonNode labelled = json("top", fixture("pprof/cpu.pb.gz"), "--label", "endpoint=.");

        assertThat(labelled.path("samples").asInt())
                .isPositive()
                .isLessThan(whole.path("samples").asInt());
    }

    @ParameterizedTest
    @CsvSource({
        "cprofile/cprofile-3.12.prof, --time, 1s..2s, cProfile, times",
        "cprofile/cprofile-3.12.prof, --thread, main, cProfile, threads",
        "pprof/cpu.pb.gz, --time, 1s..2s, pprof, times",
        "pprof/block.pb.gz, --label, a=b, pprof, labels",
        "formats/async-cpu.collapsed, --time, 1s..2s, collapsed, times",
        "formats/work.callgrind, --thread, main, callgrind, threads",
        "tracemalloc/tracemalloc-3.10.snapshot, --label, a=b, tracemalloc, labels",
        "formats/work.cpuprofile, --thread, main, Chrome CPU profile, threads"
    })
    void whatAFormatDoesNotTellIsRefusedNotIgnored(
            String file, String option, String value, String format, String missing) {
        assertThat(headroom("top", fixture(file), option, value)).isEqualTo(2);

        assertThat(err()).contains(format).contains(missing).contains(option);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "2s..1s", "..", "1..2", "tomorrow.."})
    void aTimeRangeThatIsNoneIsExplained(String range) throws IOException {
        assertThat(headroom("top", perfScript(), "--time", range)).isEqualTo(2);

        assertThat(err()).contains(range);
    }

    @Test
    void byThreadEachStackStandsOnItsThread() throws IOException {
        JsonNode tree = json("tree", perfScript(), "--by-thread", "--least", "0");

        assertThat(tree.path("root").path("children").findValuesAsText("name")).contains("work", "io poller");
        assertThat(tree.path("root").path("children")).hasSize(2);
    }

    @Test
    void asyncProfilersThreadFrameGivesWayToTheName() throws IOException {
        String threads = write("threads.txt", "[main tid=7];a;b 3\n[pool-1 tid=9];a 2\n");

        JsonNode tree = json("tree", threads, "--by-thread");

        JsonNode main = tree.path("root").path("children").get(0);
        assertThat(main.path("name").asText()).isEqualTo("main");
        assertThat(main.path("children").get(0).path("name").asText()).isEqualTo("a");
    }

    @Test
    void recordingsOfTheJvmKnowThreadsAndTimes() throws IOException {
        String recording = fixture("recordings/merged.jfr");
        JsonNode whole = json("top", recording, "--limit", "0");

        JsonNode all = json("top", recording, "--limit", "0", "--time", "0..24h");
        JsonNode none = json("top", recording, "--thread", "no thread is called this");

        assertThat(all).isEqualTo(whole);
        assertThat(none.path("samples").asInt()).isZero();
    }

    @Test
    void byPackageGoShowsImportPaths() throws IOException {
        JsonNode top = json("top", fixture("pprof/cpu.pb.gz"), "--by-package", "--limit", "0");

        assertThat(top.path("frames").findValuesAsText("name"))
                .contains("regexp", "regexp/syntax", "runtime", "compress/flate")
                .doesNotHaveDuplicates();
        assertThat(top.path("total"))
                .isEqualTo(json("top", fixture("pprof/cpu.pb.gz")).path("total"));
    }

    @Test
    void functionsWithoutNamesStayApartByWhereTheyBegin() throws IOException {
        String text = text("tree", fixture("formats/work.cpuprofile"), "--least", "0");

        assertThat(text).containsPattern("\\(anonymous\\) \\(\\S+:\\d+\\)").doesNotContain("(anonymous)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cprofile/cprofile-3.12.prof", "formats/work.callgrind"})
    void pathsThatWereNotRecordedAreSaidToBeEstimated(String file) throws IOException {
        assertThat(text("tree", fixture(file))).contains("estimated");
        assertThat(text("plateaus", fixture(file))).contains("estimated");
        assertThat(text("callers", ".", fixture(file))).contains("estimated");
        assertThat(json("tree", fixture(file)).path("stacksEstimated").asBoolean())
                .isTrue();
        assertThat(json("tree", fixture("pprof/cpu.pb.gz"))
                        .path("stacksEstimated")
                        .asBoolean(true))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cprofile/cprofile-3.12.prof",
                "formats/work.callgrind",
                "tracemalloc/tracemalloc-3.12.snapshot",
                "formats/node.trace.json"
            })
    void whatWasMeasuredHasNoInterval(String file) throws IOException {
        assertThat(text("top", fixture(file)))
                .contains("measured and not sampled")
                .doesNotContain("±");
        assertThat(text("plateaus", fixture(file)))
                .contains("measured and not sampled")
                .doesNotContain("±");
        assertThat(text("callers", ".", fixture(file))).doesNotContain("±").doesNotContain("samples");
        JsonNode first = json("top", fixture(file)).path("frames").path(0).path("totalShare");
        assertThat(first.path("low")).isEqualTo(first.path("high"));
        assertThat(json("top", fixture(file)).path("sampled").asBoolean(true)).isFalse();
    }

    @Test
    void filterWritesThePartAndSaysHowMuchItIs() throws IOException {
        Path part = scratch.resolve("part.pb.gz");

        String said = text("filter", fixture("pprof/cpu.pb.gz"), "--focus", "regexp", "-o", part.toString());

        assertThat(said).contains(part.toString()).containsPattern("cpu: \\d+ of 81 samples");
        JsonNode written = json("top", part.toString(), "--limit", "0");
        JsonNode asked = json("top", fixture("pprof/cpu.pb.gz"), "--focus", "regexp", "--limit", "0");
        assertThat(written).isEqualTo(asked);
    }

    @Test
    void mergeAddsUpEverySampleTypeWithItsCounts() throws IOException {
        Path sum = scratch.resolve("sum.pb.gz");
        String heap = fixture("pprof/heap.pb.gz");

        text("merge", heap, heap, "-o", sum.toString());

        for (String type : List.of("alloc_objects", "alloc_space", "inuse_objects", "inuse_space")) {
            JsonNode one = json("top", heap, "--sample-type", type);
            JsonNode two = json("top", sum.toString(), "--sample-type", type);
            assertThat(two.path("total").asLong())
                    .as(type)
                    .isEqualTo(2 * one.path("total").asLong());
            assertThat(two.path("samples").asLong())
                    .as(type)
                    .isEqualTo(2 * one.path("samples").asLong());
        }
    }

    @Test
    void filesOfDifferentFormatsAreMergedTypeByType() throws IOException {
        Path sum = scratch.resolve("sum.pb.gz");

        JsonNode written =
                json("merge", fixture("pprof/cpu.pb.gz"), fixture("cprofile/cprofile-3.12.prof"), "-o", sum.toString());

        assertThat(written.path("sampleTypes").findValuesAsText("sampleType")).contains("cpu", "wall");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pprof", "speedscope", "html", "json"})
    void convertKeepsEverySampleTypeWhereTheTargetCan(String target) throws IOException {
        Path file = scratch.resolve("converted");

        JsonNode written = json("convert", fixture("recordings/async.jfr"), "--to", target, "-o", file.toString());

        List<String> types = written.path("sampleTypes").findValuesAsText("sampleType");
        assertThat(types).hasSizeGreaterThan(1).contains("cpu");
        assertThat(file).isRegularFile();
        if (target.equals("pprof") || target.equals("speedscope")) {
            for (String type : types) {
                assertThat(json("top", file.toString(), "--sample-type", type, "--limit", "0"))
                        .as(type)
                        .isEqualTo(json("top", fixture("recordings/async.jfr"), "--sample-type", type, "--limit", "0"));
            }
        }
    }

    @Test
    void collapsedStacksHoldOneSampleTypeAndSayWhatIsLeftOut() throws IOException {
        Path file = scratch.resolve("converted.txt");

        JsonNode written = json("convert", fixture("pprof/cpu.pb.gz"), "--to", "collapsed", "-o", file.toString());

        assertThat(written.path("sampleTypes").findValuesAsText("sampleType")).containsExactly("cpu");
        assertThat(err()).contains("samples/count is left out").contains("--sample-type");
    }

    @Test
    void aDashIsStandardOutputAndNothingElseIsPrintedThere() throws IOException {
        String file = fixture("pprof/cpu.pb.gz");
        Path written = scratch.resolve("written.collapsed");
        text("convert", file, "-o", written.toString());

        assertThat(text("convert", file, "--to", "collapsed", "-o", "-")).isEqualTo(Files.readString(written));
        assertThat(text("flame", file, "-o", "-")).startsWith("<!doctype html>").endsWith("</html>\n");
        assertThat(Path.of("-")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"a.svg, <svg", "a.html, <!doctype", "a.speedscope.json, speedscope", "a.json, schemaVersion"})
    void theFormatFollowsTheFilesNameWhereItIsNotSaid(String name, String content) throws IOException {
        Path file = scratch.resolve(name);

        text("convert", fixture("pprof/cpu.pb.gz"), "-o", file.toString());

        assertThat(file).content().contains(content);
    }

    @Test
    void aDiffOfWhatWasMeasuredSaysWhatItCompares() throws IOException {
        String file = fixture("cprofile/cprofile-3.12.prof");

        text("diff", file, "--", file);

        assertThat(err()).containsOnlyOnce("measured, not sampled");
    }

    @Test
    void infoTellsWhatAJvmRecordedBesideSamples() throws IOException {
        JsonNode recorded = json("info", fixture("recordings/merged.jfr")).path("recorded");

        assertThat(recorded.findValuesAsText("kind")).contains("gc-pause", "monitor", "park");
        assertThat(recorded.path(0).path("longestNanos").asLong())
                .isBetween(1L, recorded.path(0).path("totalNanos").asLong());
        assertThat(text("info", fixture("recordings/merged.jfr"))).containsPattern("gc-pause +\\d");
    }

    private String perfScript() throws IOException {
        return write(
                "perf.txt",
                """
                work 7 100.000000: 5 cycles:\s
                \tabc spin (/bin/work)

                io poller 8 101.000000: 5 cycles:\s
                \tabc poll (/bin/work)

                work 7 102.000000: 5 cycles:\s
                \tabc spin (/bin/work)

                """);
    }

    private String labelled() throws IOException {
        var stacks = new StackTable();
        var whole = new Profile(SampleType.CPU, stacks);
        var orders = new Profile(SampleType.CPU, stacks);
        int list = stacks.child(StackTable.ROOT, stacks.frameId(Frame.named("list")));
        whole.add(list, 50, 5);
        orders.add(list, 30, 3);
        Path file = scratch.resolve("labelled.pb.gz");
        try (OutputStream stream = Files.newOutputStream(file)) {
            PprofWriter.write(
                    new PprofProfile(
                            List.of(whole),
                            List.of(new PprofProfile.Part("GET /orders", List.of(orders))),
                            Instant.EPOCH,
                            Duration.ofSeconds(1)),
                    stream);
        }
        return file.toString();
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(scratch.resolve(name), text).toString();
    }

    private static String fixture(String name) {
        return FIXTURES.resolve(name).toString();
    }

    private String text(String... question) {
        out.reset();
        assertThat(headroom(question)).as(err()).isZero();
        return out.toString(UTF_8);
    }

    private JsonNode json(String... question) throws IOException {
        String[] asJson = java.util.Arrays.copyOf(question, question.length + 2);
        asJson[question.length] = "--format";
        asJson[question.length + 1] = "json";
        return new ObjectMapper().readTree(text(asJson));
    }

    private int headroom(String... question) {
        var terminal =
                new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false, false);
        String[] arguments = new String[question.length + 1];
        arguments[0] = "profile";
        System.arraycopy(question, 0, arguments, 1, question.length);
        return Main.run(terminal, arguments);
    }

    private String err() {
        return err.toString(UTF_8);
    }
}
