package dev.headroom.profile.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Profile;
import dev.headroom.profile.TopFrames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the diff promises, held against samples of real recordings: few false alarms, and changes found. */
class FalseAlarmsAndPowerTest {

    private static final int SPLITS = 200;
    private static final int PLANTED = 100;
    private static final int ONE_IN_TWENTY = SPLITS / 20;

    private static ProfileDiff diff(List<Profile> base, List<Profile> head) {
        return ProfileDiff.of(ComparedProfiles.perSample(base, head), TopFrames.By.SELF);
    }

    private static boolean callsAnything(ProfileDiff diff) {
        return diff.changes().stream().anyMatch(change -> change.call() != FrameChange.Call.UNSURE);
    }

    @Test
    void twoHalvesOfOneRecordingRaiseAFalseAlarmAtMostOnceInTwenty() {
        Profile recording = RealRecordings.ofUnchangedCode().get(0);
        var random = new Random(1);
        int alarms = 0;

        for (int split = 0; split < SPLITS; split++) {
            List<Profile> halves = RealRecordings.halves(recording, random);
            alarms += callsAnything(diff(halves.subList(0, 1), halves.subList(1, 2))) ? 1 : 0;
        }

        assertThat(alarms).isLessThanOrEqualTo(ONE_IN_TWENTY);
    }

    @Test
    void aFunctionOfTwoPercentThatGrowsByHalfIsFoundNineteenTimesInTwenty() {
        Profile recording = RealRecordings.longOne();
        TopFrames.Row planted = nearTwoPercent(recording);
        String name = planted.frame().name();
        var random = new Random(2);
        int found = 0;

        for (int split = 0; split < PLANTED; split++) {
            List<Profile> halves = RealRecordings.halves(recording, random);
            Profile grown = RealRecordings.withMore(halves.get(1), name, 0.5, random);
            ProfileDiff diff = ProfileDiff.of(
                    ComparedProfiles.perSample(halves.subList(0, 1), List.of(grown)), TopFrames.By.TOTAL);
            found += grew(diff, name) ? 1 : 0;
        }

        assertThat(planted.samples() / (double) recording.sampleCount()).isBetween(0.015, 0.02);
        assertThat(found).isGreaterThanOrEqualTo(PLANTED * 95 / 100);
    }

    private static boolean grew(ProfileDiff diff, String function) {
        return diff.changes().stream()
                .anyMatch(change -> change.function().equals(function) && change.call() == FrameChange.Call.GREW);
    }

    /** By total: in a program as flat as a compiler no function has so much to itself. Not above, which were easier. */
    private static TopFrames.Row nearTwoPercent(Profile recording) {
        return TopFrames.of(recording, TopFrames.By.TOTAL).rows().stream()
                .filter(row -> row.samples() <= 0.02 * recording.sampleCount())
                .max(Comparator.comparingLong(TopFrames.Row::samples))
                .orElseThrow();
    }

    @Test
    void severalRunsOfUnchangedCodeRaiseAFalseAlarmAtMostOnceInTwentyAgainstSeveralOthers() {
        List<Profile> runs = new ArrayList<>(RealRecordings.ofUnchangedCode());
        var random = new Random(3);
        int alarms = 0;

        for (int split = 0; split < SPLITS; split++) {
            Collections.shuffle(runs, random);
            int side = 2 + split % 5;
            alarms += callsAnything(diff(runs.subList(0, side), runs.subList(side, 2 * side))) ? 1 : 0;
        }

        assertThat(alarms).isLessThanOrEqualTo(ONE_IN_TWENTY);
    }

    /** The reason for all of the above: run by run, unchanged code differs by more than sampling. */
    @Test
    void whatRunsOfUnchangedCodeAddUpToWouldRaiseMoreIfTheyWereTakenForOneRecording() {
        List<Profile> runs = new ArrayList<>(RealRecordings.ofUnchangedCode());
        var random = new Random(4);
        int alarms = 0;

        for (int split = 0; split < SPLITS / 5; split++) {
            Collections.shuffle(runs, random);
            alarms += callsAnything(diff(runs.subList(0, 1), runs.subList(1, 2))) ? 1 : 0;
        }

        assertThat(alarms).isGreaterThan(SPLITS / 5 / 20);
    }
}
