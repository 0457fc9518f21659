package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.code.CodePlace;
import dev.headroom.code.CodeReading;
import dev.headroom.code.CodeRule;
import dev.headroom.code.CodeSite;
import dev.headroom.code.CodeSummary;
import dev.headroom.code.Variation;
import dev.headroom.diagnose.Finding.Status;
import dev.headroom.diagnose.code.CodeEvidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class EagerEvaluationTest {

    private static final String RULE = "eager-evaluation";

    private final ServiceStory story = new ServiceStory();

    @Test
    void workThatTheCodeThrowsAwayIsFoundWhereRequestsSpendTimeOnIt() {
        heat(60, 40);

        assertThat(found(site(22), site(23))).singleElement().satisfies(found -> {
            assertThat(found.location()).isEqualTo(new Location("com.acme.Sections", "make", 22));
            assertThat(found.status()).isEqualTo(Status.CONFIRMED);
            assertThat(found.endpoint()).isEqualTo(ServiceStory.ENDPOINT);
            assertThat(found.evidence().get(0)).contains("thrown away at line 27");
            assertThat(found.evidence()).anyMatch(said -> said.contains("2 lines of the method: 22, 23"));
            assertThat(found.predictedGain().saved().low()).isZero();
            assertThat(found.predictedGain().share()).isBetween(0.04, 0.06);
        });
    }

    @Test
    void workThatNobodyAsksForIsColdWhereItTakesNoTime() {
        heat(0, 0);

        assertThat(found(site(22))).singleElement().satisfies(found -> {
            assertThat(found.status()).isEqualTo(Status.COLD);
            assertThat(found.endpoint()).isEmpty();
        });
    }

    @Test
    void withoutTheCodeNothingIsSaid() {
        heat(60, 40);

        assertThat(found()).isEmpty();
    }

    @Test
    void whatOtherLinesOfTheMethodDoDoesNotCount() {
        heat(0, 0);
        story.cpu(
                200, story.stack("com.acme.Api.summary:9", "com.acme.Sections.make:30", "com.acme.Figures.totals:50"));

        assertThat(found(site(22))).noneMatch(found -> found.status() == Status.CONFIRMED);
    }

    private void heat(int first, int second) {
        story.requests(400, 10_000);
        story.cpu(400, story.stack("com.acme.Api.summary:9", "com.acme.Json.write:80"));
        story.cpu(
                first,
                story.stack("com.acme.Api.summary:9", "com.acme.Sections.make:22", "com.acme.Figures.months:70"));
        story.cpu(
                second,
                story.stack("com.acme.Api.summary:9", "com.acme.Sections.make:23", "com.acme.Figures.totals:50"));
    }

    private List<Finding> found(CodeSite... sites) {
        var reading = new CodeReading(List.of(sites), List.of(), new CodeSummary(1, 0, "", 0, 0, 0, 0, 0));
        return Diagnoser.standard().diagnose(story.evidence(), CodeEvidence.of(reading)).findings().stream()
                .filter(finding -> finding.rule().equals(RULE))
                .toList();
    }

    private static CodeSite site(int line) {
        return new CodeSite(
                CodeRule.EAGER_EVALUATION,
                new CodePlace("com.acme.Sections", "make", line),
                0,
                List.of(),
                "com.acme.Figures.months",
                Variation.NONE,
                "What it works out is thrown away at line 27 unless its key is wanted");
    }
}
