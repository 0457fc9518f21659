package dev.headroom.report.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.gate.Verdict;
import dev.headroom.load.capacity.CapacityLimit;
import dev.headroom.load.capacity.CapacityLimit.Recovery;
import dev.headroom.load.capacity.ProbedRate;
import dev.headroom.report.fixture.GoldenFile;
import dev.headroom.report.fixture.SearchedCapacity;
import dev.headroom.report.json.CapacityJson;
import dev.headroom.report.text.LoadText;
import dev.headroom.report.text.Palette;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

/** What a capacity says, to people, to programs and to a build. */
class CapacityReportTest {

    private static final OptionalDouble NONE = OptionalDouble.empty();

    private static CapacityReport asked(double today, double need) {
        return SearchedCapacity.asked(OptionalDouble.of(today), NONE, OptionalDouble.of(need));
    }

    private static CapacityReport limited(CapacityLimit limit) {
        return SearchedCapacity.of("http://127.0.0.1/", limit, SearchedCapacity.levels(3), CapacityQuestions.none());
    }

    private static String page(CapacityReport report) throws IOException {
        var out = new ByteArrayOutputStream();
        CapacityPage.write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyOutputIsAsItWas() throws IOException {
        CapacityReport report = asked(150, 5000);

        GoldenFile.assertMatches("capacity.text", LoadText.of(report, Palette.PLAIN));
        GoldenFile.assertMatches("capacity.json", CapacityJson.of(report));
        GoldenFile.assertMatches("capacity.html", page(report));
    }

    @ParameterizedTest
    @CsvSource({"600, PASS", "300, PASS", "605, INCONCLUSIVE", "615, FAIL", "5000, FAIL"})
    void aRateThatIsAskedForIsHeldAgainstTheLimit(double rate, Verdict verdict) {
        OptionalDouble asked = OptionalDouble.of(rate);

        assertThat(SearchedCapacity.asked(NONE, asked, NONE).verdict()).isEqualTo(verdict);
        assertThat(SearchedCapacity.asked(asked, NONE, NONE).verdict()).isEqualTo(verdict);
    }

    @Test
    void eachRateThatIsAskedForHasItsOwnAnswer() {
        CapacityReport report = SearchedCapacity.asked(OptionalDouble.of(700), OptionalDouble.of(500), NONE);

        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(new CapacityWords(report).answers())
                .containsExactly(
                        "Today's 700/s is more than is kept: 1.17 times the limit. There is no headroom.",
                        "500/s has to be kept, and is.");
    }

    @Test
    void nothingAskedPassesWhereSomethingIsKept() {
        ProbedRate broken = SearchedCapacity.probe(10, ProbedRate.Verdict.BREAKS, 90);
        var nothing = new CapacityLimit(Optional.empty(), Optional.of(broken), Recovery.UNKNOWN, List.of(broken));

        assertThat(SearchedCapacity.asked(NONE, NONE, NONE).verdict()).isEqualTo(Verdict.PASS);
        assertThat(limited(nothing).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(new CapacityWords(limited(nothing)).limit()).contains("No rate keeps", "10/s already breaks it");
    }

    @Test
    void aGeneratorAtItsEndIsNamedAndNoLimit() {
        ProbedRate kept = SearchedCapacity.probe(600, ProbedRate.Verdict.KEEPS, 40);
        ProbedRate bound = SearchedCapacity.probe(900, ProbedRate.Verdict.INVALID, 90);
        var limit = new CapacityLimit(Optional.of(kept), Optional.of(bound), Recovery.NOT_TESTED, List.of(kept, bound));

        CapacityReport report = limited(limit);

        assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(new CapacityWords(report).limit())
                .contains("at 900/s the measurement itself is not valid", "not known");
        assertThat(new CapacityWords(report).why())
                .containsExactly("At 900/s: 2.10 % took longer than <50.0 ms> where 1.00 % may.");
        assertThat(LoadText.of(report, Palette.PLAIN)).contains("generator-bound");
    }

    @Test
    void whatIsPlannedOnALimitThatIsNotTheServicesIsAnUpperBound() {
        ProbedRate kept = SearchedCapacity.probe(600, ProbedRate.Verdict.KEEPS, 40);
        ProbedRate bound = SearchedCapacity.probe(900, ProbedRate.Verdict.INVALID, 90);
        var limit = new CapacityLimit(Optional.of(kept), Optional.of(bound), Recovery.NOT_TESTED, List.of(kept, bound));
        var questions = new CapacityQuestions(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(5_000));
        CapacityReport report = SearchedCapacity.of("http://127.0.0.1/", limit, SearchedCapacity.levels(8), questions);

        assertThat(new CapacityWords(report).answers())
                .hasSize(2)
                .last()
                .asString()
                .contains("at least 600/s", "fewer instances may do");
    }

    @Test
    void aServiceThatStaysBrokenIsSaidSo() {
        CapacityReport report = limited(SearchedCapacity.limit(Recovery.STAYS_BROKEN));

        assertThat(new CapacityWords(report).recovery()).contains("stays broken", "600/s", "hysteresis");
        assertThat(CapacityJson.of(report)).contains("\"recovery\" : \"stays-broken\"");
    }

    @Test
    void fewLevelsAreRefusedInWords() throws IOException {
        CapacityReport report = limited(SearchedCapacity.limit(Recovery.RECOVERS));

        assertThat(new CapacityWords(report).scalability())
                .singleElement()
                .asString()
                .contains("got 3");
        assertThat(CapacityJson.of(report)).contains("\"refused\"").doesNotContain("\"kappa\"");
        assertThat(page(report)).contains("No scalability law");
    }

    @Test
    void headroomAndInstancesAreCounted() {
        List<String> answers = new CapacityWords(asked(150, 5000)).answers();

        assertThat(answers).hasSize(2);
        assertThat(answers.get(0)).contains("150/s uses 25 %", "450/s", "4.00 times");
        assertThat(answers.get(1)).contains("5,000/s needs 9 instances", "92.6 %");
    }

    @Test
    void theKneeIsFoundWhereTheLawHasIt() {
        List<String> words = new CapacityWords(asked(1, 1)).scalability();

        assertThat(words).anyMatch(sentence -> sentence.startsWith("Knee at 15"));
        assertThat(words).anyMatch(sentence -> sentence.startsWith("Contention σ"));
    }

    @Test
    void aHostileTargetStaysText() throws Exception {
        CapacityReport report = SearchedCapacity.of(
                "http://127.0.0.1/\"><script>alert(1)</script>&\u001b[31m",
                SearchedCapacity.limit(Recovery.RECOVERS),
                SearchedCapacity.levels(8),
                CapacityQuestions.none());

        String html = page(report);

        assertThat(html).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(LoadText.of(report, Palette.PLAIN)).doesNotContain("\u001b");
    }

    @Test
    void thePicturesAreWellFormed() throws Exception {
        String html = page(asked(150, 5000));

        int at = 0;
        int pictures = 0;
        while ((at = html.indexOf("<svg", at)) >= 0) {
            int end = html.indexOf("</svg>", at) + 6;
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html.substring(at, end))));
            at = end;
            pictures++;
        }
        assertThat(pictures).isEqualTo(2);
        assertThat(html)
                .contains("knee at", "p(99)&lt;50.0 ms", "class=\"band\"")
                .doesNotContain("NaN", "Infinity");
    }

    @Test
    void aSearchThatFoundNothingStillHasAPage() throws IOException {
        CapacityReport report = new CapacityReport(
                "http://127.0.0.1/",
                SearchedCapacity.LEVEL,
                new CapacityLimit(Optional.empty(), Optional.empty(), Recovery.NOT_TESTED, List.of()),
                List.of(),
                CapacityQuestions.none(),
                Optional.of("The service died."));

        assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(page(report)).contains("Cut short: The service died.").doesNotContain("<svg");
        assertThat(LoadText.of(report, Palette.PLAIN)).contains("Cut short");
        assertThat(CapacityJson.of(report)).contains("\"rate\" : null");
    }
}
