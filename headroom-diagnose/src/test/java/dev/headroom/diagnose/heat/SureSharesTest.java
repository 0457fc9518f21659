package dev.headroom.diagnose.heat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Finding.Status;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.signature.RuleFileException;
import dev.headroom.profile.SampleType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** From which share on a place is reported, how sure the claim is, and what is predicted. */
class SureSharesTest {

    private static final String CODEC = "language: go\nframes: [codec.Encode]\n";
    private static final String CPU = CODEC + "sampleTypes: [cpu, alloc_space]\n";
    private static final String ENCODE = "main.list main.go:20; codec.Encode";
    private static final String REST = "main.serve main.go:1";

    @Property
    void noFindingsLowerBoundIsBelowTheThreshold(
            @ForAll @IntRange(max = 400) int under, @ForAll @IntRange(min = 1, max = 400) int rest)
            throws RuleFileException {
        HeatStory story = new HeatStory().rule(CPU + "threshold: 10%").cpu(REST, rest);
        if (under > 0) {
            story.cpu(ENCODE, under);
        }

        for (Finding found : story.findings()) {
            Gain gain = found.predictedGain();
            assertThat(gain.saved().low() / gain.current()).isGreaterThanOrEqualTo(0.1);
        }
    }

    @Test
    void aWarmShareOfFewSamplesIsNotSure() throws RuleFileException {
        assertThat(new HeatStory().rule(CPU).cpu(ENCODE, 1).cpu(REST, 9).findings())
                .isEmpty();
        assertThat(new HeatStory().rule(CPU).cpu(ENCODE, 100).cpu(REST, 900).findings())
                .hasSize(1);
    }

    @Test
    void anyOneOfTheSampleTypesIsEnoughAndItsGainComesFirst() throws RuleFileException {
        HeatStory story = new HeatStory().rule(CPU).cpu(ENCODE, 1).cpu(REST, 900);
        story.allocated(ENCODE, 300).allocated(REST, 700);

        Finding found = story.findings().get(0);

        assertThat(found.predictedGain().metric()).isEqualTo("bytes");
        assertThat(found.predictedGain().share()).isBetween(0.29, 0.31);
        assertThat(found.otherGains()).extracting(Gain::metric).containsExactly("cpu");
    }

    @Test
    void aThresholdOfTheUsersTakesThePlaceOfTheRules() throws RuleFileException {
        HeatStory story = new HeatStory().rule(CPU).cpu(ENCODE, 100).cpu(REST, 900);

        assertThat(story.min(0.2).findings()).isEmpty();
        assertThat(story.min(0.05).findings()).hasSize(1);
    }

    @Test
    void aColdDecoyIsKeptAsColdAndListedLast() throws RuleFileException {
        HeatStory story = new HeatStory().rule(CPU).cpu(ENCODE, 5_000).cpu(REST, 100_000);
        story.cpu("main.rare main.go:70; codec.Encode", 3);

        assertThat(story.findings()).extracting(Finding::status).containsExactly(Status.SUSPECTED, Status.COLD);
    }

    @Test
    void betweenColdAndWarmNothingIsSaid() throws RuleFileException {
        assertThat(new HeatStory().rule(CPU).cpu(ENCODE, 100).cpu(REST, 9_900).findings())
                .isEmpty();
    }

    @Test
    void framesThatProveThemselvesConfirmAndCallsThatMayBeFewAreSuspected() throws RuleFileException {
        Finding proven = found(new HeatStory().rule(CPU + "proof: frames"));
        Finding suspected = found(new HeatStory().rule(CPU));

        assertThat(proven.status()).isEqualTo(Status.CONFIRMED);
        assertThat(suspected.status()).isEqualTo(Status.SUSPECTED);
        assertThat(suspected.evidence()).anyMatch(sentence -> sentence.contains("how much, not how often"));
    }

    @Test
    void aLoopThatWasReadConfirmsAndIsTheFirstEvidence() throws RuleFileException {
        HeatStory story = new HeatStory()
                .rule(CPU)
                .knowing((rule, location, lines) ->
                        rule.equals("slow-codec") && location.method().equals("list") && lines.equals(List.of(20))
                                ? Optional.of("The call stands in the loop at line 18.")
                                : Optional.empty());

        assertThat(found(story).status()).isEqualTo(Status.CONFIRMED);
        assertThat(found(story).evidence().get(0)).isEqualTo("The call stands in the loop at line 18.");
    }

    private static Finding found(HeatStory story) {
        return story.cpu(ENCODE, 100).cpu(REST, 900).findings().get(0);
    }

    @Test
    void theGainIsAmdahlsWithTheRulesFactors() throws RuleFileException {
        Finding found = found(new HeatStory().rule(CPU + "gain: {low: 50%, best: 80%, high: 100%}"));

        Gain gain = found.predictedGain();
        assertThat(gain.current()).isEqualTo(10e9);
        assertThat(gain.unit()).isEqualTo("nanoseconds");
        assertThat(gain.saved().best()).isBetween(0.799e9, 0.801e9);
        assertThat(gain.saved().low()).isBetween(0.40e9, 0.42e9);
        assertThat(gain.saved().high()).isBetween(1.18e9, 1.22e9);
        assertThat(gain.model()).contains("Amdahl").contains("50 % to 100 %").contains("at best guess 80 %");
    }

    @Test
    void sharesOfWhatWasMeasuredWholeHaveNoInterval() throws RuleFileException {
        Finding found = found(new HeatStory().rule(CPU).measuredWhole());

        assertThat(found.predictedGain().saved().low())
                .isEqualTo(found.predictedGain().saved().high());
        assertThat(found.evidence().get(0)).contains("(measured, not sampled)").doesNotContain("–");
    }

    @Test
    void waitingIsComparedWithTheTimeThatWasRecorded() throws RuleFileException {
        String delay = "language: go\nsampleTypes: [delay]\nproof: frames\nframes: [\"sync.(*Mutex).Lock\"]";
        String locked = "main.reserve main.go:9; sync.(*Mutex).Lock";

        List<Finding> little = new HeatStory()
                .rule(delay)
                .waited(locked, Duration.ofMillis(10), 500)
                .recordedFor(Duration.ofSeconds(10))
                .findings();
        List<Finding> much = new HeatStory()
                .rule(delay)
                .waited(locked, Duration.ofSeconds(4), 500)
                .recordedFor(Duration.ofSeconds(10))
                .findings();

        assertThat(little).extracting(Finding::status).doesNotContain(Status.CONFIRMED, Status.SUSPECTED);
        assertThat(much).extracting(Finding::status).containsExactly(Status.CONFIRMED);
        assertThat(much.get(0).evidence().get(0))
                .startsWith("4.00 s of waiting for locks, 40.0 % ")
                .contains("10.0 s recorded");
        assertThat(much.get(0).predictedGain().share()).isBetween(0.39, 0.41);
    }

    @Test
    void waitingForAnUnknownTimeIsSuspectedOnly() throws RuleFileException {
        Finding found = new HeatStory()
                .rule("language: go\nsampleTypes: [delay]\nproof: frames\nframes: [\"sync.(*Mutex).Lock\"]")
                .waited("main.reserve main.go:9; sync.(*Mutex).Lock", Duration.ofSeconds(4), 500)
                .findings()
                .get(0);

        assertThat(found.status()).isEqualTo(Status.SUSPECTED);
        assertThat(found.evidence()).anyMatch(sentence -> sentence.startsWith("The file does not say how long"));
    }

    @Test
    void samplesThatWeighDifferentlyAreWeighed() throws RuleFileException {
        HeatStory story = new HeatStory().rule(CPU);
        story.add(SampleType.CPU, ENCODE, 900, 10).add(SampleType.CPU, REST, 100, 90);

        assertThat(story.findings().get(0).predictedGain().share()).isBetween(0.89, 0.91);
    }

    @Test
    void findingsRankByGainThenByLevel() {
        HeatStory story = new HeatStory().cpu(REST, 500);
        story.cpu("main.a main.go:1; regexp.Compile", 100);
        story.cpu("main.b main.go:2; regexp.Compile", 300);
        story.cpu("main.c main.go:3; runtime.gopanic", 111);

        assertThat(story.findings())
                .extracting(finding -> finding.location().method())
                .containsExactly("b", "a", "c");
    }
}
