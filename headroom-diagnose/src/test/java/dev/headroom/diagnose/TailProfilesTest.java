package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.diagnose.internal.RequestJoin;
import dev.headroom.diagnose.internal.contrast.TailProfiles;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.tail.TailProfile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.diff.FrameChange;
import dev.headroom.profile.recording.ThreadSample;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Samples of slow requests against those of ordinary ones, per request. */
class TailProfilesTest {

    private static final int SLOW = 40;
    private static final int ORDINARY = 400;

    private final ServiceStory story = new ServiceStory();
    private final int everywhere = story.stack("com.acme.Shop.list:1");
    private final int planted = story.stack("com.acme.Shop.list:1", "com.acme.Ledger.lock:9");

    @Test
    void whatOnlySlowRequestsDoIsCalledAndTheRestIsNot() {
        story.requests(SLOW + ORDINARY, 10_000);
        everyRequestHas(3, everywhere);
        requestsHave(0, SLOW, 5, planted);

        TailProfile wall = wall();

        assertThat(wall.slowRequests()).isEqualTo(SLOW);
        assertThat(wall.ordinaryRequests()).isEqualTo(ORDINARY);
        assertThat(wall.slow().sampleCount()).isEqualTo(SLOW * 8);
        FrameChange ledger = change(wall, "com.acme.Ledger.lock");
        assertThat(ledger.call()).isEqualTo(FrameChange.Call.GREW);
        assertThat(ledger.base()).isZero();
        assertThat(ledger.head()).as("samples per request").isEqualTo(5);
    }

    @Test
    void withoutADifferenceNothingIsCalled() {
        story.requests(SLOW + ORDINARY, 10_000);
        var random = new SplittableRandom(5);
        for (int request = 0; request < SLOW + ORDINARY; request++) {
            requestsHave(request, request + 1, 1 + random.nextInt(5), everywhere);
        }

        assertThat(wall().diff().changes()).allMatch(change -> change.call() == FrameChange.Call.UNSURE);
    }

    /** One long wait has many samples, which say no more than that it was one. */
    @Test
    void oneRequestWithManySamplesIsNotADifference() {
        story.requests(SLOW + ORDINARY, 10_000);
        everyRequestHas(3, everywhere);
        requestsHave(7, 8, 30, planted);

        assertThat(change(wall(), "com.acme.Ledger.lock").call()).isEqualTo(FrameChange.Call.UNSURE);
    }

    @Test
    void aTypeThatOneSideLacksIsLeftOut() {
        story.requests(SLOW + ORDINARY, 10_000);
        requestsHave(0, SLOW, 5, planted);

        assertThat(profiles()).isEmpty();
    }

    private void everyRequestHas(int samples, int stack) {
        requestsHave(0, SLOW + ORDINARY, samples, stack);
    }

    private void requestsHave(int from, int to, int samples, int stack) {
        for (int request = from; request < to; request++) {
            for (int i = 0; i < samples; i++) {
                long time = ServiceStory.startOf(request) + (1 + i) * 100L * ServiceStory.MICROS;
                story.samples.add(new ThreadSample(
                        SampleType.WALL, time, ServiceStory.THREAD, stack, ServiceStory.MILLIS, 1, "", 0, false));
            }
        }
    }

    private List<TailProfile> profiles() {
        EndpointEvidence endpoint =
                RequestJoin.join(story.evidence()).endpoints().get(0);
        return TailProfiles.of(
                endpoint,
                IntStream.range(0, SLOW).boxed().toList(),
                IntStream.range(SLOW, SLOW + ORDINARY).boxed().toList());
    }

    private TailProfile wall() {
        assertThat(profiles()).hasSize(1);
        return profiles().get(0);
    }

    private static FrameChange change(TailProfile profile, String function) {
        return profile.diff().changes().stream()
                .filter(change -> change.function().equals(function))
                .findFirst()
                .orElseThrow();
    }
}
