package dev.headroom.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The questions of {@code headroom profile}, asked of a small profile whose answers can be counted by hand. */
class ProfileQuestionsTest {

    @TempDir
    private Path scratch;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private String before = "";
    private String after = "";

    @BeforeEach
    void writeTwoProfiles() throws IOException {
        before = write("before.txt", "main;serve;list;query 600\nmain;serve;export;write 300\nmain;gc 100\n");
        after = write("after.txt", "main;serve;list;query 200\nmain;serve;export;write 300\nmain;gc 100\n");
    }

    private String write(String name, String stacks) throws IOException {
        return Files.writeString(scratch.resolve(name), stacks).toString();
    }

    private int headroom(String... arguments) {
        var terminal =
                new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false, false);
        return Main.run(terminal, arguments);
    }

    private String out() {
        return out.toString(UTF_8);
    }

    @Test
    void infoTellsTheFormatAndCountsWhatIsInIt() {
        assertThat(headroom("profile", "info", before)).isZero();

        assertThat(out()).contains("collapsed").contains("samples/count").contains("1,000");
    }

    @Test
    void topOfSeveralFilesIsTheTopOfTheirSum() {
        assertThat(headroom("profile", "top", before, after, "--format", "json"))
                .isZero();

        assertThat(out()).contains("\"total\" : 1600").contains("\"self\" : 800");
    }

    @Test
    void topOfAFocusedProfileLeavesTheOtherStacksOut() {
        assertThat(headroom("profile", "top", before, "--focus", "export", "--format", "json"))
                .isZero();

        assertThat(out()).contains("\"total\" : 300").doesNotContain("query");
    }

    @Test
    void theTreeGoesFromTheRootDownAndCountsWhatIsTooNarrow() {
        assertThat(headroom("profile", "tree", before, "--least", "20")).isZero();

        assertThat(out())
                .contains("90.0%")
                .contains("serve")
                .contains("1 narrower")
                .doesNotContain("gc");
    }

    @Test
    void callersAndCalleesOfAFunctionCarryTheirShare() {
        assertThat(headroom("profile", "callers", "^query$", before)).isZero();
        assertThat(headroom("profile", "callees", "^serve$", before)).isZero();

        assertThat(out())
                .contains("called by")
                .contains("100.0 ±")
                .contains("list")
                .contains("66.7 ±")
                .contains("33.3 ±");
    }

    @Test
    void aFunctionThatIsNotThereIsNamed() {
        assertThat(headroom("profile", "lines", "nothing.like.it", before)).isEqualTo(2);

        assertThat(err.toString(UTF_8)).contains("'nothing.like.it'").contains("headroom profile top");
    }

    @Test
    void plateausAreWhereTheWidthStops() {
        assertThat(headroom("profile", "plateaus", before)).isZero();

        assertThat(out()).contains("query").contains("write").doesNotContain("main\n");
    }

    @Test
    void aDiffCallsWhatChangedAndSaysWhatItCannotTell() {
        assertThat(headroom("profile", "diff", before, "--", after)).isZero();

        assertThat(out())
                .containsPattern("- +60\\.00 % +33\\.33 % .*query")
                .containsPattern("\\+ +30\\.00 % +50\\.00 % .*write")
                .contains("changed beyond noise");
    }

    @Test
    void aProfileComparedWithItselfHasNotChanged() {
        assertThat(headroom("profile", "diff", before, "--", before)).isZero();

        assertThat(out()).contains("No change that these samples could show.");
    }

    @Test
    void optionsMayStandBeforeBetweenAndBehindTheProfilesOfADiff() {
        assertThat(headroom("profile", "diff", "--by", "total", before, before, "--", after, after, "--format", "json"))
                .isZero();

        assertThat(out())
                .contains("\"by\" : \"total\"")
                .contains("\"per\" : \"sample\"")
                .contains("\"baseSamples\" : 2000")
                .contains("\"headSamples\" : 1200");
    }

    @Test
    void aDiffWithoutLaterProfilesSaysWhereTheyGo() {
        assertThat(headroom("profile", "diff", before, after)).isEqualTo(2);

        assertThat(err.toString(UTF_8)).contains("BASE... -- HEAD...");
    }

    @Test
    void aDiffPerRequestDividesByTheRequestsOfEachSide() {
        assertThat(headroom("profile", "diff", before, "--", after, "--requests", "100", "300", "--format", "json"))
                .isZero();

        assertThat(out())
                .contains("\"per\" : \"request\"")
                .containsPattern("\"name\" : \"gc\"[^}]*\"call\" : \"shrank\"");
    }

    @Test
    void perSecondNeedsProfilesThatSayHowLongTheyAre() {
        assertThat(headroom("profile", "diff", before, "--", after, "--per-second"))
                .isEqualTo(2);

        assertThat(err.toString(UTF_8)).contains(before).contains("how long");
    }

    @Test
    void aBrokenRuleFailsAKeptOnePassesAndOneThatCannotBeToldIsInconclusive() {
        assertThat(headroom("profile", "diff", before, "--", after, "--fail-on", "self(\"write\") > 5%"))
                .isEqualTo(1);
        assertThat(out()).contains("FAIL").contains("self(\"write\") > 5%").contains("300 against 300 samples");

        assertThat(headroom("profile", "diff", before, "--", after, "--fail-on", "total('query')>5%"))
                .isZero();
        assertThat(headroom("profile", "diff", before, "--", before, "--fail-on", "total(/^gc/) > 5%"))
                .isEqualTo(3);
        assertThat(out()).contains("INCONCLUSIVE").contains("times as many samples");
    }

    @Test
    void ruleVerdictsAreInTheJson() {
        assertThat(headroom(
                        "profile",
                        "diff",
                        before,
                        "--",
                        after,
                        "--format",
                        "json",
                        "--fail-on",
                        "self(\"write\") > 2pp",
                        "--fail-on",
                        "self(\"query\") > 5%"))
                .isEqualTo(1);

        assertThat(out())
                .contains("\"verdict\" : \"fail\"")
                .contains("\"verdict\" : \"pass\"")
                .contains("\"scale\" : \"points\"");
    }

    @Test
    void aRuleThatMatchesNothingNamesTheNearestFunction() {
        assertThat(headroom("profile", "diff", before, "--", after, "--fail-on", "self(\"qurey\") > 5%"))
                .isEqualTo(2);

        assertThat(err.toString(UTF_8)).contains("qurey").contains("query");
    }

    @Test
    void aRuleThatIsNoneIsExplained() {
        assertThat(headroom("profile", "diff", before, "--", after, "--fail-on", "query > 5%"))
                .isEqualTo(2);

        assertThat(err.toString(UTF_8)).contains("'query > 5%' is not a rule").contains("total(\"com.acme.*\") > 5%");
    }

    @Test
    void everyConversionCanBeReadBackWithTheSameTop() throws IOException {
        for (String format : new String[] {"collapsed", "pprof", "speedscope"}) {
            Path converted = scratch.resolve("converted." + format);

            assertThat(headroom("profile", "convert", before, "--to", format, "-o", converted.toString()))
                    .as(format)
                    .isZero();
            out.reset();
            assertThat(headroom("profile", "top", converted.toString(), "--format", "json", "--sample-type", "samples"))
                    .as(format + ": " + err.toString(UTF_8))
                    .isZero();

            assertThat(out()).as(format).contains("\"total\" : 1000").contains("\"name\" : \"query\"");
        }
    }

    @Test
    void aBrokenRegularExpressionIsExplained() {
        assertThat(headroom("profile", "top", before, "--focus", "list(")).isEqualTo(2);

        assertThat(err.toString(UTF_8)).contains("--focus 'list('").contains("regular expression");
    }

    @Test
    void aPageIsWrittenWholeOrNotAtAll() {
        Path missing = scratch.resolve("no-such-folder").resolve("flame.html");

        assertThat(headroom("profile", "flame", before, "-o", missing.toString()))
                .isEqualTo(2);

        assertThat(err.toString(UTF_8)).contains(missing.toString());
        assertThat(missing.resolveSibling("flame.html.partial")).doesNotExist();
    }

    @Test
    void aPictureIsDrawnWhereTheFileEndsInSvgWithTheTitleAskedFor() throws IOException {
        Path picture = scratch.resolve("before.SVG");

        assertThat(headroom(
                        "profile", "flame", before, "-o", picture.toString(), "--icicle", "--title", "Before & after"))
                .isZero();

        assertThat(Files.readString(picture))
                .startsWith("<svg ")
                .contains("<title id=\"t\">Before &amp; after</title>", "query", "1,000 samples");
        assertThat(out()).contains(picture.toString());
    }

    @Test
    void convertDrawsPicturesAndPagesToo() throws IOException {
        Path picture = scratch.resolve("picture");
        Path page = scratch.resolve("page");

        assertThat(headroom("profile", "convert", before, "--to", "svg", "-o", picture.toString()))
                .isZero();
        assertThat(headroom("profile", "convert", before, "--to", "html", "-o", page.toString()))
                .isZero();

        assertThat(Files.readString(picture)).startsWith("<svg ");
        assertThat(Files.readString(page)).startsWith("<!doctype html>");
    }

    @Test
    void everySampleTypeIsDrawnAlsoWhereStacksAreFiltered() throws IOException {
        String both = write("diff.txt", "main;serve;list 10 20\nmain;gc 5 7\n");
        Path page = scratch.resolve("both.html");

        assertThat(headroom("profile", "flame", both, "--focus", "list", "-o", page.toString()))
                .isZero();

        assertThat(Files.readString(page))
                .contains("\"type\":\"samples_before\"", "\"type\":\"samples_after\"")
                .doesNotContain("\"gc\"");
    }
}
