package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.diagnose.tail.TailBreakdown;
import dev.headroom.diagnose.tail.TailCause;
import dev.headroom.measure.Percentile;
import dev.headroom.profile.recording.ThreadWait;
import org.junit.jupiter.api.Test;

class TailAttributionTest {

    private final ServiceStory story = new ServiceStory();

    @Test
    void aPlantedPauseIsNamedFirstWithItsShare() {
        for (int i = 0; i < 1_000; i++) {
            boolean slow = i % 50 == 0;
            int request = story.request(slow ? 12_000 : ordinaryMicros(), 1_000);
            if (slow) {
                story.pause(request, 1_000, 8_000);
            }
        }

        TailBreakdown tail = tail();

        assertThat(tail.percentile()).isEqualTo(Percentile.P99);
        assertThat(tail.causes().get(0).cause()).isEqualTo(TailCause.GC_PAUSE);
        assertThat(tail.causes().get(0).share().best()).isCloseTo(0.8, within(0.05));
        assertThat(tail.causes().get(0).controlShare()).isZero();
        assertThat(tail.causes().get(0).place()).isEqualTo("G1 Full");
        assertAddsUp(tail);
    }

    @Test
    void aPauseThatOrdinaryRequestsMeetAsOftenExplainsNothing() {
        for (int i = 0; i < 1_000; i++) {
            int request = story.request(i % 50 == 0 ? 14_000 : 4_000 + i % 7, 1_000);
            story.pause(request, 500, 2_000);
        }

        TailBreakdown tail = tail();

        assertThat(tail.causes()).noneMatch(share -> share.cause() == TailCause.GC_PAUSE);
        assertThat(tail.causes().get(0).cause()).isEqualTo(TailCause.UNEXPLAINED);
        assertAddsUp(tail);
    }

    @Test
    void withNothingPlantedNothingIsBlamed() {
        for (int i = 0; i < 1_000; i++) {
            story.request(i % 50 == 0 ? 12_000 : ordinaryMicros(), 1_000);
        }

        TailBreakdown tail = tail();

        assertThat(tail.causes().get(0).cause()).isEqualTo(TailCause.UNEXPLAINED);
        assertThat(tail.causes().get(0).share().best()).isGreaterThan(0.95);
        assertAddsUp(tail);
    }

    @Test
    void aWaitInsideAQueryIsChargedOnceToTheQuery() {
        for (int i = 0; i < 1_000; i++) {
            boolean slow = i % 50 == 0;
            int request = story.request(slow ? 12_000 : ordinaryMicros(), 1_000);
            if (slow) {
                story.query(request, 1_000, 6_000, "select slow", 0, 1, 1);
                story.waited(request, 2_000, 6_000, ThreadWait.Kind.MONITOR_ENTER, "com.acme.OrderLog");
            }
        }

        TailBreakdown tail = tail();

        assertThat(share(tail, TailCause.SQL)).isCloseTo(0.6, within(0.05));
        assertThat(share(tail, TailCause.MONITOR)).isCloseTo(0.1, within(0.05));
        assertAddsUp(tail);
    }

    @Test
    void aCauseThatRoundsToNothingIsCountedAsUnexplained() {
        for (int i = 0; i < 1_000; i++) {
            boolean slow = i % 50 == 0;
            int request = story.request(slow ? 12_000 : 1_990, 1_000);
            if (slow) {
                story.pause(request, 1_000, 8_000);
                story.waited(request, 10_000, 5, ThreadWait.Kind.MONITOR_ENTER, "com.acme.OrderLog");
            }
        }

        TailBreakdown tail = tail();

        assertThat(tail.causes()).noneMatch(share -> share.cause() == TailCause.MONITOR);
        assertAddsUp(tail);
    }

    @Test
    void tooFewRequestsGiveNoTail() {
        for (int i = 0; i < 298; i++) {
            story.request(ordinaryMicros());
        }

        assertThat(story.diagnosed().tail()).isEmpty();
    }

    private long ordinaryMicros() {
        return 1_900 + story.random.nextLong(200);
    }

    private TailBreakdown tail() {
        return story.diagnosed().tail().get(0);
    }

    private static double share(TailBreakdown tail, TailCause cause) {
        return tail.causes().stream()
                .filter(share -> share.cause() == cause)
                .mapToDouble(share -> share.share().best())
                .sum();
    }

    private static void assertAddsUp(TailBreakdown tail) {
        double sum = tail.causes().stream()
                .mapToDouble(share -> share.share().best())
                .sum();
        assertThat(sum).isCloseTo(1, within(1e-9));
    }
}
