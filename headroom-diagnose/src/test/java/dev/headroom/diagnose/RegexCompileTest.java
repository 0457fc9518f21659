package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.diagnose.Finding.Status;
import org.junit.jupiter.api.Test;

class RegexCompileTest {

    private static final String RULE = "regex-compile-in-loop";

    private final ServiceStory story = new ServiceStory();

    @Test
    void anExpressionCompiledForEveryProductIsFoundThroughStringMatches() {
        story.requests(400, 10_000);
        compile("com.acme.Search.lambda$find$0:77", 100);

        assertThat(story.findings(RULE)).singleElement().satisfies(found -> {
            assertThat(found.location()).isEqualTo(new Location("com.acme.Search", "find", 77));
            assertThat(found.status()).isEqualTo(Status.CONFIRMED);
            assertThat(found.evidence().get(0)).contains("expressions compiled per request");
            assertThat(found.predictedGain().share()).isBetween(0.1, 0.5);
        });
    }

    @Test
    void theGainCountsTheMakingOfTheExpressionsTextButNotTheMatching() {
        story.requests(400, 10_000);
        compile("com.acme.Search.find:77", 100);
        story.cpu(100, story.stack("com.acme.Search.find:77", "java.lang.StringConcatHelper.newArray"));
        story.cpu(
                100,
                story.stack(
                        "com.acme.Search.find:77", "java.lang.String.matches:1", "java.util.regex.Matcher.matches"));

        assertThat(story.findings(RULE)).singleElement().satisfies(found -> {
            Gain cpu = found.otherGains().get(0);
            assertThat(cpu.metric()).isEqualTo("cpu/request");
            assertThat(cpu.saved().best() / cpu.current()).isCloseTo(150.0 / 600, within(0.001));
            assertThat(cpu.saved().high() / cpu.current()).isBetween(200.0 / 600, 0.38);
        });
    }

    @Test
    void matchingAConstantIsSilent() {
        story.requests(400, 10_000);
        story.cpu(400, story.stack("com.acme.Search.find:77", "java.util.regex.Matcher.matches"));
        story.allocated(story.stack("com.acme.Search.find:77"), "java.util.regex.Matcher", 100, 200);

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void oneExpressionPerRequestIsNoLoop() {
        story.requests(4_000, 10_000);
        compile("com.acme.Search.find:30", 1);

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void oneLuckySampleIsNotCountedAsManyExpressions() {
        story.requests(200, 10_000);
        int compile = story.stack("com.acme.Search.find:30", "java.util.regex.Pattern.compile:3");
        story.cpu(300, story.stack("com.acme.Search.find:80"));
        story.cpu(100, compile);
        story.allocated(story.stack("com.acme.Search.find:80"), "byte[]", 100, 3_000);
        story.allocated(compile, "java.util.regex.Pattern", 5, 72);

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void withoutAnAllocationProfileItIsOnlySuspected() {
        story.requests(400, 10_000);
        story.cpu(300, story.stack("com.acme.Search.find:77"));
        story.cpu(100, story.stack("com.acme.Search.find:77", "java.util.regex.Pattern.compile"));

        assertThat(story.findings(RULE))
                .singleElement()
                .extracting(Finding::status)
                .isEqualTo(Status.SUSPECTED);
    }

    @Test
    void aFewSamplesAreNoFinding() {
        story.requests(400, 10_000);
        story.cpu(300, story.stack("com.acme.Search.find:77"));
        story.cpu(5, story.stack("com.acme.Search.find:77", "java.util.regex.Pattern.compile"));

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void wellMeasuredTinySharesAreCold() {
        story.requests(400, 10_000);
        story.cpu(20_000, story.stack("com.acme.Search.find:77"));
        story.cpu(2, story.stack("com.acme.Search.find:77", "java.util.regex.Pattern.compile"));

        assertThat(story.findings(RULE))
                .singleElement()
                .extracting(Finding::status)
                .isEqualTo(Status.COLD);
    }

    private void compile(String line, int perRequest) {
        int compile = story.stack(
                line,
                "java.lang.String.matches:1",
                "java.util.regex.Pattern.matches:2",
                "java.util.regex.Pattern.compile:3");
        int other = story.stack("com.acme.Search.find:80", "java.util.ArrayList.add");
        story.cpu(300, other);
        story.cpu(100, compile);
        story.allocated(other, "byte[]", 100, 3_000);
        story.allocated(compile, "java.util.regex.Pattern", perRequest, 72);
        story.allocated(compile, "int[]", perRequest, 144);
    }
}
