package dev.headroom.profile.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.TopFrames;
import dev.headroom.profile.view.StackStory;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileDiffTest {

    private static ProfileDiff perSample(Profile base, Profile head) {
        return ProfileDiff.of(ComparedProfiles.perSample(List.of(base), List.of(head)), TopFrames.By.SELF);
    }

    private static FrameChange change(ProfileDiff diff, String function) {
        return diff.changes().stream()
                .filter(change -> change.function().equals(function))
                .findFirst()
                .orElseThrow();
    }

    private static boolean callsAnything(ProfileDiff diff) {
        return diff.changes().stream().anyMatch(change -> change.call() != FrameChange.Call.UNSURE);
    }

    @Test
    void aFunctionThatVanishedIsShown() {
        Profile base = StackStory.profile()
                .stack("main;old", 500)
                .stack("main;kept", 500)
                .build();
        Profile head = StackStory.profile().stack("main;kept", 1000).build();

        FrameChange old = change(perSample(base, head), "old");

        assertThat(old.vanished()).isTrue();
        assertThat(old.call()).isEqualTo(FrameChange.Call.SHRANK);
        assertThat(old.difference().best()).isCloseTo(-0.5, within(1e-9));
    }

    @Test
    void perSecondAnUnchangedShareOfTwiceTheWorkHasGrown() {
        Profile base = StackStory.profile().stack("main;work", 1000).build();
        Profile head = StackStory.profile().stack("main;work", 2000).build();
        var rates =
                new ComparedProfiles(Per.SECOND, List.of(new Replicate(base, 10)), List.of(new Replicate(head, 10)));

        FrameChange work = change(ProfileDiff.of(rates, TopFrames.By.SELF), "work");

        assertThat(callsAnything(perSample(base, head))).isFalse();
        assertThat(work.call()).isEqualTo(FrameChange.Call.GREW);
        assertThat(work.base()).isEqualTo(100);
        assertThat(work.head()).isEqualTo(200);
    }

    @Test
    void fewSamplesSayHowLargeAChangeWouldHaveHadToBe() {
        Profile base =
                StackStory.profile().stack("main;a", 10).stack("main;b", 90).build();
        Profile head =
                StackStory.profile().stack("main;a", 13).stack("main;b", 87).build();

        FrameChange a = change(perSample(base, head), "a");

        assertThat(a.call()).isEqualTo(FrameChange.Call.UNSURE);
        assertThat(a.smallestVisible()).isBetween(0.1, 0.25);
        assertThat(a.difference().contains(0)).isTrue();
    }

    @Test
    void ofOneAgainstOneTheIntervalIsNewcombes() {
        // Newcombe 1998 (Statistics in Medicine 17, 873), table II, method 10: 56/70 − 48/80 has 0.0524 to 0.3339.
        Profile base =
                StackStory.profile().stack("main;a", 48).stack("main;b", 32).build();
        Profile head =
                StackStory.profile().stack("main;a", 56).stack("main;b", 14).build();

        FrameChange a = change(perSample(base, head), "a");

        assertThat(a.difference().low()).isCloseTo(0.0524, within(5e-5));
        assertThat(a.difference().high()).isCloseTo(0.3339, within(5e-5));
    }

    @Test
    void aFunctionThatRecordingsOfOneSideDisagreeOnIsNotCalled() {
        List<Profile> base = List.of(recording(100), recording(300), recording(120));
        List<Profile> head = List.of(recording(290), recording(110), recording(330));

        FrameChange pooled = change(
                perSample(
                        StackStory.profile()
                                .stack("main;a", 520)
                                .stack("main;b", 2480)
                                .build(),
                        StackStory.profile()
                                .stack("main;a", 730)
                                .stack("main;b", 2270)
                                .build()),
                "a");
        FrameChange replicated = change(ProfileDiff.of(ComparedProfiles.perSample(base, head), TopFrames.By.SELF), "a");

        assertThat(pooled.call()).isEqualTo(FrameChange.Call.GREW);
        assertThat(replicated.call()).isEqualTo(FrameChange.Call.UNSURE);
        assertThat(replicated.dispersion()).isGreaterThan(20);
        assertThat(replicated.difference().contains(0)).isTrue();
    }

    @Test
    void aFunctionThatRecordingsAgreeOnIsCalled() {
        List<Profile> base = List.of(recording(100), recording(105), recording(98));
        List<Profile> head = List.of(recording(200), recording(190), recording(207));

        ProfileDiff diff = ProfileDiff.of(ComparedProfiles.perSample(base, head), TopFrames.By.SELF);

        assertThat(change(diff, "a").call()).isEqualTo(FrameChange.Call.GREW);
        assertThat(change(diff, "a").dispersion()).isEqualTo(1);
    }

    private static Profile recording(long a) {
        return StackStory.profile().stack("main;a", a).stack("main;b", 1000 - a).build();
    }

    @Test
    void aSideWithoutSamplesIsRefused() {
        Profile some = StackStory.profile().stack("main", 1).build();
        Profile none = StackStory.profile().build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> perSample(some, none))
                .withMessageContaining("1 and 0");
    }

    @Test
    void differentSampleTypesAreNotCompared() {
        Profile cpu = StackStory.profile().stack("main", 1).build();
        var bytes = new Profile(SampleType.ALLOC_SPACE, new StackTable());
        bytes.add(StackTable.ROOT, 1, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> perSample(cpu, bytes))
                .withMessageContaining("--sample-type");
    }
}
