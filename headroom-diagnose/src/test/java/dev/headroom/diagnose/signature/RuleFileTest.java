package dev.headroom.diagnose.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rule file may say, and what is said about one that may not. */
class RuleFileTest {

    private static final String SMALLEST =
            """
            apiVersion: headroom-rules/v1
            rules:
              - id: slow-codec
                title: Orders encoded by the old codec
                language: go
                sampleTypes: [cpu]
                frames: [github.com/acme/codec.Encode]
                level: algorithm
                remedy: Use the new codec.
            """;

    private static final String WHOLE =
            """
            apiVersion: headroom-rules/v1
            rules:
              - id: slow-codec
                title: Orders encoded by the old codec
                language: any
                sampleTypes: [cpu, alloc_space]
                frames: ["com.acme.codec.*", codec.encode]
                via: [com.acme.wire.*]
                through: [com.acme.codec.Old.*]
                notThrough: [com.acme.Backup.*]
                site: caller-or-frame
                notFrom: ["*.<clinit>"]
                proof: frames
                threshold: 7.5%
                level: algorithm
                gain: {low: 0.25, best: 50%, high: 100 %}
                remedy: >-
                  Use the new codec,
                  which is ten times as fast.
            """;

    @TempDir
    private Path folder;

    private static List<SignatureRule> parse(String text) throws RuleFileException {
        return RuleFile.parse("rules.yml", text);
    }

    private static List<String> problemsOf(String text) {
        RuleFileException refused = catchThrowableOfType(RuleFileException.class, () -> parse(text));
        assertThat(refused).as(text).isNotNull();
        return refused.problems().stream().map(RuleProblem::toString).toList();
    }

    @Test
    void theSmallestRuleHasTheDefaultsOfTheRest() throws RuleFileException {
        SignatureRule rule = parse(SMALLEST).get(0);

        assertThat(rule.id()).isEqualTo("slow-codec");
        assertThat(rule.languages()).containsExactly(Language.GO);
        assertThat(rule.languageId()).isEqualTo("go");
        assertThat(rule.threshold()).isEqualTo(0.02);
        assertThat(rule.site()).isEqualTo(Site.CALLER);
        assertThat(rule.proof()).isEqualTo(Proof.LOOP);
        assertThat(rule.gain()).isEqualTo(GainFactors.ALL);
        assertThat(rule.signature().via()).isEmpty();
        assertThat(rule.source()).isEqualTo("rules.yml");
    }

    @Test
    void everyKeyIsRead() throws RuleFileException {
        SignatureRule rule = parse(WHOLE).get(0);

        assertThat(rule.languages()).containsExactlyInAnyOrder(Language.values());
        assertThat(rule.languageId()).isEqualTo("any");
        assertThat(rule.sampleTypes()).containsExactly("cpu", "alloc_space");
        assertThat(rule.signature().frames().texts()).containsExactly("com.acme.codec.*", "codec.encode");
        assertThat(rule.signature().via().orElseThrow().texts()).containsExactly("com.acme.wire.*");
        assertThat(rule.signature().through().texts()).containsExactly("com.acme.codec.Old.*");
        assertThat(rule.signature().notThrough().texts()).containsExactly("com.acme.Backup.*");
        assertThat(rule.site()).isEqualTo(Site.CALLER_OR_FRAME);
        assertThat(rule.notFrom().texts()).containsExactly("*.<clinit>");
        assertThat(rule.proof()).isEqualTo(Proof.FRAMES);
        assertThat(rule.threshold()).isEqualTo(0.075);
        assertThat(rule.level()).isEqualTo(Level.ALGORITHM);
        assertThat(rule.gain()).isEqualTo(new GainFactors(0.25, 0.5, 1));
        assertThat(rule.remedy()).isEqualTo("Use the new codec, which is ten times as fast.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "frames: [github| farmes: [github| rules.yml:7:5: unknown key 'farmes' in a rule; did you mean 'frames'?",
                "level: algorithm| colour: red| rules.yml:8:5: unknown key 'colour' in a rule; a rule has id, title,",
                "rules:| ruels:| rules.yml:2:1: unknown key 'ruels' in a rule file; did you mean 'rules'?",
                "headroom-rules/v1| headroom-rules/v2| 1:13: apiVersion must be one of headroom-rules/v1, not 'headroom-rules/v2'; did you mean",
                "id: slow-codec| id: Slow Codec| 3:9: id must be lower-case words with dashes between, such as slow-codec, not 'Slow Codec'",
                "id: slow-codec| id: ''| rules.yml:3:9: id has no value",
                "title: Orders encoded by the old codec| title:| 4:11: title has no value",
                "language: go| language: golang| 5:15: language must be one of java, go, python, any, not 'golang'",
                "language: go| language: pyhton| not 'pyhton'; did you mean 'python'?",
                "language: go| language: [go]| 5:15: language must be a single value, not a list",
                "sampleTypes: [cpu]| sampleTypes: []| 6:18: sampleTypes must name at least one",
                "sampleTypes: [cpu]| sampleTypes: [[cpu]]| 6:19: a name in sampleTypes must be a single value, not a list",
                "frames: [github.com/acme/codec.Encode]| frames: []| 7:13: frames must name at least one",
                "frames: [github.com/acme/codec.Encode]| frames: ['']| 7:14: a name in frames has no value",
                "frames: [github.com/acme/codec.Encode]| frames: [*.Encode]| put a pattern that begins with * in quotes",
                "level: algorithm| level: algorithmic| 8:12: level must be one of architecture, algorithm, data-structure, io, memory, micro, not 'algorithmic'; did you mean 'algorithm'?",
                "level: algorithm| site: frames| 8:11: site must be one of caller, caller-or-frame, frame, allocator, not 'frames'; did you mean 'frame'?",
                "level: algorithm| proof: maybe| 8:12: proof must be one of frames, loop, not 'maybe'",
                "level: algorithm| threshold: 0%| 8:16: threshold lies above 0% and below 100%, not '0%'",
                "level: algorithm| threshold: 100%| 8:16: threshold lies above 0% and below 100%",
                "level: algorithm| threshold: much| 8:16: threshold must be a share such as 2% or 0.02, not 'much'",
                "level: algorithm| threshold: -1%| 8:16: threshold must be a share",
                "level: algorithm| gain: some| 8:11: gain must be one of all, not 'some'",
                "level: algorithm| gain: {low: 50%, high: 90%}| 8:11: gain lacks 'best', for example best: 50%",
                "level: algorithm| gain: {low: 90%, best: 50%, high: 90%}| 8:11: gain must rise from low to best to high",
                "level: algorithm| gain: {low: 1, best: 1, high: 1, worst: 0}| 8:38: unknown key 'worst' in gain",
                "level: algorithm| level: io\\n    level: io| rules.yml:9:5: duplicate key 'level' in a rule; keep one of them",
                "level: algorithm| allocating: [x]| 8:17: allocating says nothing here, it belongs to site: allocator; remove it",
                "level: algorithm| site: frame\\n    notFrom: [x]| 9:14: notFrom says nothing here, it belongs to site: caller; remove it",
                "frames: [github.com/acme/codec.Encode]| frames: ['*']\\n    site: frame| 7:13: the pattern '*' means every sample, which only a caller can be named for; use site: caller",
                "frames: [github.com/acme/codec.Encode]| frames: &a [x]| 7:13: anchors and aliases (&a) are not supported; write it out",
                "frames: [github| frames: {github| rules.yml:7:",
                "remedy: Use the new codec.| remedy: {a: b}| 9:13: remedy must be a single value, not a mapping"
            })
    void whatIsWrongIsSaidWithItsPlaceAndRemedy(String right, String wrong, String said) {
        assertThat(SMALLEST).contains(right.strip());

        List<String> problems =
                problemsOf(SMALLEST.replace(right.strip(), wrong.strip().replace("\\n", "\n")));

        assertThat(problems).as(String.join("\n", problems)).anyMatch(problem -> problem.contains(said.strip()));
    }

    @ParameterizedTest
    @CsvSource({
        "id, regex-compile-in-loop",
        "title, Regular expression",
        "language, go",
        "sampleTypes, [cpu]",
        "frames, '[regexp.Compile, '",
        "level, micro",
        "remedy, what to do"
    })
    void aKeyThatIsMissingIsNamedWithAnExample(String key, String example) {
        String without = SMALLEST.replaceAll("(?m)^    " + key + ":.*\n", "")
                .replace("  - id: slow-codec\n", key.equals("id") ? "  - proof: loop\n" : "  - id: slow-codec\n");

        assertThat(problemsOf(without))
                .anyMatch(problem -> problem.startsWith(
                        "rules.yml:3:5: a rule lacks '" + key + "', for example " + key + ": " + example));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''| rules.yml: is empty; docs/reference/finding-rules.md shows a first rule",
                "'# nothing'| rules.yml: is empty",
                "'just text'| a rule file must be a mapping of keys to values, not 'just text'",
                "'[1, 2]'| a rule file must be a mapping of keys to values, not a list",
                "'apiVersion: headroom-rules/v1'| a rule file lacks 'rules'",
                "'apiVersion: headroom-rules/v1\nrules: []'| rules must be a list with at least one item",
                "'apiVersion: headroom-rules/v1\nrules: [a]'| a rule must be a mapping of keys to values, not 'a'",
                "'apiVersion: headroom-rules/v1\nrules: {a: b}'| rules must be a list with at least one item",
                "'[a]: b'| a key of a rule file must be a word",
                "'a: [b'| not YAML"
            })
    void aFileOfAnotherShapeIsRefused(String text, String said) {
        assertThat(problemsOf(text.replace("\\n", "\n"))).anyMatch(problem -> problem.contains(said));
    }

    @Test
    void allProblemsAreSaidAtOnceInTheOrderOfTheFile() {
        String text =
                SMALLEST.replace("go", "gopher").replace("algorithm", "deep").replace("[cpu]", "[]");

        assertThat(problemsOf(text))
                .hasSize(3)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("rules.yml:5:"),
                        second -> assertThat(second).startsWith("rules.yml:6:"),
                        third -> assertThat(third).startsWith("rules.yml:8:"));
    }

    @Test
    void twoRulesForOneThingAreRefusedUnlessTheirSampleTypesDiffer() throws RuleFileException {
        String second = SMALLEST.substring(SMALLEST.indexOf("  - id"));

        assertThat(problemsOf(SMALLEST + second))
                .anyMatch(problem ->
                        problem.startsWith("rules.yml:10:5: there is a rule 'slow-codec' for this language"));
        assertThat(parse(SMALLEST + second.replace("[cpu]", "[delay]"))).hasSize(2);
        assertThat(parse(SMALLEST + second.replace("language: go", "language: java")))
                .hasSize(2);
    }

    @Test
    void aFolderHoldsRulesInSeveralFiles() throws Exception {
        Files.writeString(folder.resolve("b.yaml"), SMALLEST.replace("slow-codec", "b"));
        Files.writeString(folder.resolve("a.yml"), SMALLEST.replace("slow-codec", "a"));
        Files.writeString(folder.resolve("notes.txt"), "not a rule");

        assertThat(RuleFile.read(folder)).extracting(SignatureRule::id).containsExactly("a", "b");
    }

    @Test
    void oneRuleInTwoFilesOfAFolderNamesBoth() throws IOException {
        Files.writeString(folder.resolve("a.yml"), SMALLEST);
        Files.writeString(folder.resolve("b.yml"), SMALLEST);

        assertThatThrownBy(() -> RuleFile.read(folder))
                .isInstanceOf(RuleFileException.class)
                .hasMessageContaining("b.yml: the rule 'slow-codec'")
                .hasMessageContaining("a.yml too");
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThatThrownBy(() -> RuleFile.read(folder.resolve("none.yml")))
                .isInstanceOf(RuleFileException.class)
                .hasMessageContaining("none.yml: there is no such file");
        assertThatThrownBy(() -> RuleFile.read(folder))
                .isInstanceOf(RuleFileException.class)
                .hasMessageContaining("holds no rule files");
    }

    @Test
    void aUsersRuleTakesThePlaceOfOursForTheSameThing() throws RuleFileException {
        RuleSet standard = RuleSet.standard();
        List<SignatureRule> own = parse(SMALLEST.replace("slow-codec", "regex-compile-in-loop"));

        RuleSet together = standard.with(own);

        assertThat(together.rules()).hasSize(standard.rules().size()).containsAll(own);
        assertThat(together.rules().stream().filter(rule -> rule.id().equals("regex-compile-in-loop")))
                .extracting(SignatureRule::languageId)
                .containsExactlyInAnyOrder("java", "go", "python");
    }
}
