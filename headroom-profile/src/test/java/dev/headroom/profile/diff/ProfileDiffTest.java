package dev.headroom.profile.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.profile.Frame;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.TopFrames;
import dev.headroom.profile.view.StackStory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProfileDiffTest {

    private static final int FUNCTIONS = 300;
    private static final int SAMPLES = 20_000;

    /** A service of 300 functions, most of them narrow, as profiles are; function 7 is widened by a factor. */
    private static Profile sampled(Random random, double factorOfSeven) {
        double[] cumulative = new double[FUNCTIONS];
        double sum = 0;
        for (int function = 0; function < FUNCTIONS; function++) {
            double share = function == 7 ? 0.02 * factorOfSeven : 0.98 / ((function + 3.0) * 4.9);
            sum += share;
            cumulative[function] = sum;
        }
        var profile = new Profile(SampleType.CPU, new StackTable());
        for (int sample = 0; sample < SAMPLES; sample++) {
            double at = random.nextDouble() * sum;
            int place = Arrays.binarySearch(cumulative, at);
            int function = place >= 0 ? place : -place - 1;
            var stacks = profile.stacks();
            int root = stacks.child(StackTable.ROOT, stacks.frameId(Frame.named("main")));
            int leaf = stacks.child(root, stacks.frameId(Frame.named("f" + function)));
            profile.add(leaf, 10_000_000, 1);
        }
        return profile;
    }

    private static boolean callsAnything(ProfileDiff diff) {
        return diff.changes().stream().anyMatch(change -> change.call() != FrameChange.Call.UNSURE);
    }

    @Test
    void profilesOfUnchangedCodeRaiseAFalseAlarmAtMostOnceInTwenty() {
        var random = new Random(1);
        int alarms = 0;

        for (int run = 0; run < 200; run++) {
            ProfileDiff diff = ProfileDiff.perSample(sampled(random, 1), sampled(random, 1), TopFrames.By.SELF);
            alarms += callsAnything(diff) ? 1 : 0;
        }

        assertThat(alarms).isLessThanOrEqualTo(10);
    }

    @Test
    void aFunctionOfTwoPercentThatGrowsByHalfIsFoundNineteenTimesInTwenty() {
        var random = new Random(2);
        int found = 0;

        for (int run = 0; run < 100; run++) {
            ProfileDiff diff = ProfileDiff.perSample(sampled(random, 1), sampled(random, 1.5), TopFrames.By.SELF);
            found += diff.changes().stream()
                            .anyMatch(
                                    change -> change.function().equals("f7") && change.call() == FrameChange.Call.GREW)
                    ? 1
                    : 0;
        }

        assertThat(found).isGreaterThanOrEqualTo(95);
    }

    @Test
    void aFunctionThatVanishedIsShown() {
        Profile base = StackStory.profile()
                .stack("main;old", 500)
                .stack("main;kept", 500)
                .build();
        Profile head = StackStory.profile().stack("main;kept", 1000).build();

        ProfileDiff diff = ProfileDiff.perSample(base, head, TopFrames.By.SELF);

        assertThat(diff.changes()).anySatisfy(change -> {
            assertThat(change.function()).isEqualTo("old");
            assertThat(change.vanished()).isTrue();
            assertThat(change.call()).isEqualTo(FrameChange.Call.SHRANK);
            assertThat(change.difference().best()).isCloseTo(-0.5, within(1e-9));
        });
    }

    @Test
    void perSecondAnUnchangedShareOfTwiceTheWorkHasGrown() {
        Profile base = StackStory.profile().stack("main;work", 1000).build();
        Profile head = StackStory.profile().stack("main;work", 2000).build();

        ProfileDiff shares = ProfileDiff.perSample(base, head, TopFrames.By.SELF);
        ProfileDiff rates = ProfileDiff.of(base, head, TopFrames.By.SELF, new Exposure(Exposure.Unit.SECOND, 10, 10));

        assertThat(callsAnything(shares)).isFalse();
        assertThat(rates.changes()).anySatisfy(change -> {
            assertThat(change.function()).isEqualTo("work");
            assertThat(change.call()).isEqualTo(FrameChange.Call.GREW);
            assertThat(change.base()).isEqualTo(100);
            assertThat(change.head()).isEqualTo(200);
        });
    }

    @Test
    void fewSamplesSayHowLargeAChangeWouldHaveHadToBe() {
        Profile base =
                StackStory.profile().stack("main;a", 10).stack("main;b", 90).build();
        Profile head =
                StackStory.profile().stack("main;a", 13).stack("main;b", 87).build();

        ProfileDiff diff = ProfileDiff.perSample(base, head, TopFrames.By.SELF);

        FrameChange a = diff.changes().stream()
                .filter(change -> change.function().equals("a"))
                .findFirst()
                .orElseThrow();
        assertThat(a.call()).isEqualTo(FrameChange.Call.UNSURE);
        assertThat(a.smallestVisible()).isBetween(0.1, 0.2);
        assertThat(a.difference().contains(0)).isTrue();
    }

    @Test
    void aSideWithoutSamplesIsRefused() {
        Profile some = StackStory.profile().stack("main", 1).build();
        Profile none = StackStory.profile().build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfileDiff.perSample(some, none, TopFrames.By.SELF))
                .withMessageContaining("1 and 0");
    }

    @Test
    void differentSampleTypesAreNotCompared() {
        Profile cpu = StackStory.profile().stack("main", 1).build();
        var bytes = new Profile(SampleType.ALLOC_SPACE, new StackTable());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfileDiff.perSample(cpu, bytes, TopFrames.By.TOTAL))
                .withMessageContaining("--sample-type");
    }
}
