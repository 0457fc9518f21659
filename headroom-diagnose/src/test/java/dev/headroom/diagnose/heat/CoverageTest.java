package dev.headroom.diagnose.heat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.diagnose.heat.Coverage.OfLanguage;
import dev.headroom.diagnose.heat.Coverage.OfType;
import dev.headroom.diagnose.heat.Coverage.Reason;
import dev.headroom.diagnose.heat.Coverage.RuleName;
import dev.headroom.diagnose.heat.Coverage.Unapplied;
import dev.headroom.diagnose.language.Language;
import dev.headroom.profile.SampleType;
import org.junit.jupiter.api.Test;

/** What is said of what was looked at, beside what was found. */
class CoverageTest {

    private static final SampleType SAMPLES = new SampleType("samples", "count");

    @Test
    void samplesAreCountedWithTheShareInTheUsersCode() {
        Coverage coverage = new HeatStory()
                .cpu("main.main main.go:1; runtime.mallocgc", 30)
                .cpu("runtime.bgsweep", 70)
                .diagnosis()
                .coverage();

        OfType cpu = coverage.types().get(0);
        assertThat(cpu.type()).isEqualTo(SampleType.CPU);
        assertThat(cpu.samples()).isEqualTo(100);
        assertThat(cpu.weight()).isEqualTo(1_000_000_000);
        assertThat(cpu.inUserCode().share()).isEqualTo(0.3);
    }

    @Test
    void ofWhatWasMeasuredWholeTheShareIsOfWeight() {
        Coverage coverage = new HeatStory()
                .add(SampleType.CPU, "main.main main.go:1", 900, 1)
                .add(SampleType.CPU, "runtime.bgsweep", 100, 99)
                .measuredWhole()
                .diagnosis()
                .coverage();

        assertThat(coverage.types().get(0).inUserCode().share()).isEqualTo(0.9);
    }

    @Test
    void languagesAreSeenWithTheirShareOfSamples() {
        Coverage coverage = new HeatStory()
                .cpu("main.main main.go:1", 75)
                .cpu("com.acme.Shop.list Shop.java:1", 25)
                .diagnosis()
                .coverage();

        assertThat(coverage.languages()).extracting(OfLanguage::language).containsExactly(Language.GO, Language.JAVA);
        assertThat(coverage.languages().get(1).samples().share()).isEqualTo(0.25);
    }

    @Test
    void rulesThatCouldNotBeAppliedSayWhy() {
        Coverage coverage =
                new HeatStory().cpu("main.main main.go:1", 75).diagnosis().coverage();

        assertThat(coverage.applied()).contains(new RuleName("regex-compile-in-loop", "go"));
        assertThat(coverage.notApplied())
                .contains(
                        new Unapplied(
                                new RuleName("regex-compile-in-loop", "java"),
                                Reason.LANGUAGE,
                                "no sample has a frame in java"),
                        new Unapplied(
                                new RuleName("lock-contention", "go"), Reason.SAMPLE_TYPE, "no samples of delay"));
    }

    @Test
    void withoutCodeOfTheUsersOnlyRulesThatNameTheFrameItselfAreApplied() {
        Coverage coverage =
                new HeatStory().cpu("runtime.gcBgMarkWorker", 75).diagnosis().coverage();

        assertThat(coverage.applied()).containsOnlyOnce(new RuleName("gc-pressure", "go"));
        assertThat(coverage.notApplied())
                .anyMatch(unapplied -> unapplied.reason() == Reason.USER_CODE
                        && unapplied.rule().id().equals("string-concat-in-loop"));
        assertThat(coverage.notes()).anyMatch(note -> note.startsWith("No sample has a frame of your own code"));
    }

    @Test
    void nothingFoundAndNothingToLookAtDiffer() {
        ProfileDiagnosis healthy =
                new HeatStory().cpu("main.main main.go:1", 75).diagnosis();
        ProfileDiagnosis foreign = new HeatStory().cpu("serve app.js:1", 75).diagnosis();

        assertThat(healthy.findings()).isEmpty();
        assertThat(foreign.findings()).isEmpty();
        assertThat(healthy.coverage().applied()).isNotEmpty();
        assertThat(foreign.coverage().applied()).isEmpty();
    }

    @Test
    void countsWithoutATypeAreTakenForCpuAndItIsSaid() {
        ProfileDiagnosis diagnosis = new HeatStory()
                .add(SAMPLES, "main.list; regexp.Compile", 500, 500)
                .add(SAMPLES, "main.serve; runtime.mallocgc", 500, 500)
                .diagnosis();

        assertThat(diagnosis.findings().get(0).predictedGain().metric()).isEqualTo("cpu");
        assertThat(diagnosis.coverage().notes()).anyMatch(note -> note.contains("taken for samples of CPU time"));
    }

    @Test
    void besideCpuTimeCountsOfSamplesAreNotLookedAtTwice() {
        ProfileDiagnosis diagnosis = new HeatStory()
                .cpu("main.list main.go:1; regexp.Compile", 500)
                .add(SAMPLES, "main.list main.go:1; regexp.Compile", 500, 500)
                .diagnosis();

        assertThat(diagnosis.findings().get(0).otherGains()).isEmpty();
        assertThat(diagnosis.coverage().notes()).isEmpty();
    }
}
