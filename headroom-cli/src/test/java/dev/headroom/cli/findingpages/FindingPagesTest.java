package dev.headroom.cli.findingpages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.findingpages.FindingPage.Block;
import dev.headroom.cli.findingpages.FindingPage.Language;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.internal.rules.StandardRules;
import dev.headroom.diagnose.rule.Rule;
import dev.headroom.diagnose.signature.RuleSet;
import dev.headroom.diagnose.signature.SignatureRule;
import dev.headroom.report.internal.FindingPages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every rule has a page in docs/findings, whose code does what it says: the good code answers as the bad, and costs less. */
class FindingPagesTest {

    /** Ids that findings may carry whether or not a rule of this build makes them. */
    private static final List<String> PROMISED = List.of(
            "blocking-io-in-hot-path",
            "chatty-remote-calls",
            "eager-evaluation",
            "exception-flow",
            "gc-pressure",
            "lock-contention",
            "logging-in-hot-path",
            "missing-batch",
            "n-plus-one-queries",
            "optimising-without-profile",
            "quadratic-algorithm",
            "reflection-in-hot-path",
            "regex-compile-in-loop",
            "serialization-cost",
            "string-concat-in-loop",
            "unbounded-cache",
            "unpooled-connection",
            "unsized-collection");

    private static final List<String> SECTIONS =
            List.of("## How it is detected", "## When it lies", "## The fix", "## Did it help?");

    private static final int SHORTEST_REASON = 40;

    private final List<FindingPage> pages;
    private final Path folder;

    FindingPagesTest(@TempDir Path folder) throws IOException {
        this.pages = FindingPage.all();
        this.folder = folder;
    }

    @Test
    void everyRuleHasAPageAndEveryPageARule() {
        Set<String> rules = new TreeSet<>(PROMISED);
        RuleSet.standard().rules().stream().map(SignatureRule::id).forEach(rules::add);
        StandardRules.all(List.of()).stream().map(Rule::id).forEach(rules::add);

        assertThat(pages.stream().map(FindingPage::rule)).containsExactlyElementsOf(rules);
    }

    @Test
    void reportsPointToEveryPage() {
        Stream<String> pointers =
                pages.stream().map(FindingPage::rule).map(FindingPages::of).map(Optional::orElseThrow);

        assertThat(pointers)
                .containsExactlyElementsOf(pages.stream()
                        .map(page -> "docs/findings/" + page.rule() + ".md")
                        .collect(Collectors.toList()));
        assertThat(FindingPages.of("a-rule-of-a-user")).isEmpty();
    }

    @Test
    void thePageIsTitledByItsRuleAndHasEverySection() {
        var softly = new SoftAssertions();

        for (FindingPage page : pages) {
            softly.assertThat(page.text()).startsWith("# " + page.rule() + "\n\n");
            SECTIONS.forEach(heading -> softly.assertThat(page.section(heading))
                    .as(page.rule() + " " + heading)
                    .isPresent());
        }
        softly.assertAll();
    }

    @Test
    void theIndexListsEveryPageOnceUnderTheLevelOfItsRule() throws IOException {
        String index = FindingPage.index();
        var softly = new SoftAssertions();

        for (FindingPage page : pages) {
            String link = "[" + page.rule() + "](" + page.rule() + ".md)";
            softly.assertThat(index).containsOnlyOnce("| " + link + " | ");
        }
        for (SignatureRule rule : RuleSet.standard().rules()) {
            softly.assertThat(section(index, rule.level()))
                    .as("findings of level " + rule.level().id())
                    .contains("(" + rule.id() + ".md)");
        }
        softly.assertAll();
    }

    private static String section(String index, Level level) {
        String name = level.id().replace('-', ' ');
        String heading = name.equals("io") ? "I/O" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return new FindingPage("README", index).section("### " + heading).orElse("");
    }

    @Test
    void everyLanguageHasAPairOrASentenceThatSaysWhyNot() {
        var softly = new SoftAssertions();

        for (FindingPage page : pages) {
            for (Language language : Language.values()) {
                String fix = page.fixIn(language).orElse("");
                boolean told = page.pair(language).isPresent()
                        ? fix.contains(page.pair(language).get().good())
                        : fix.length() >= SHORTEST_REASON;
                softly.assertThat(told).as(page.rule() + " in " + language).isTrue();
            }
            softly.assertThat(page.blocks().stream().map(Block::role))
                    .as("what the blocks of " + page.rule() + " are")
                    .isSubsetOf("bad", "good", "around");
        }
        softly.assertAll();
    }

    @Test
    void theJavaCodeIsAFix() throws IOException, InterruptedException {
        List<Pair> pairs = pairs(Language.JAVA);

        assertGoodAnswersAsBadForLess(pairs, new JavaPrograms(folder.resolve("java")).run(pairs));
    }

    @Test
    void theGoCodeIsAFix() throws IOException, InterruptedException {
        List<Pair> pairs = pairs(Language.GO);

        assertGoodAnswersAsBadForLess(pairs, new GoPrograms(folder.resolve("go")).run(pairs));
    }

    @Test
    void thePythonCodeIsAFix() throws IOException, InterruptedException {
        List<Pair> pairs = pairs(Language.PYTHON);

        assertGoodAnswersAsBadForLess(pairs, new PythonPrograms(folder.resolve("python")).run(pairs));
    }

    private List<Pair> pairs(Language language) {
        List<Pair> pairs = new ArrayList<>();
        pages.forEach(page -> page.pair(language).ifPresent(pairs::add));
        assertThat(pairs).isNotEmpty();
        return pairs;
    }

    private static void assertGoodAnswersAsBadForLess(List<Pair> pairs, Map<String, Printed> printed) {
        var softly = new SoftAssertions();
        for (Pair pair : pairs) {
            Printed bad = printedBy(pair.badName(), printed);
            Printed good = printedBy(pair.goodName(), printed);
            softly.assertThat(good.answer()).as(pair.rule()).isNotBlank().isEqualTo(bad.answer());
            softly.assertThat(good.costs().keySet())
                    .as(pair.rule())
                    .isNotEmpty()
                    .isEqualTo(bad.costs().keySet());
            bad.costs().forEach((what, cost) -> softly.assertThat(good.costs().get(what))
                    .as(what + " of the good code of " + pair.rule())
                    .isLessThan(cost));
        }
        softly.assertAll();
    }

    private static Printed printedBy(String name, Map<String, Printed> printed) {
        return Optional.ofNullable(printed.get(name)).orElseThrow(() -> new AssertionError(name + " did not run"));
    }
}
