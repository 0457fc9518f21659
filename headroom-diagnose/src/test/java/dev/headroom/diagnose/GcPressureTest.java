package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.recording.Pause;
import org.junit.jupiter.api.Test;

class GcPressureTest {

    private static final String RULE = "gc-pressure";

    private final ServiceStory story = new ServiceStory();

    @Test
    void pausesThatRequestsMeetAreFoundWhereMostIsAllocated() {
        collectedEvery(20);
        story.allocated(story.stack("com.acme.Export.write:12", "java.util.Arrays.copyOf"), "byte[]", 100, 4_000);
        story.allocated(story.stack("com.acme.Export.rows:40"), "int[]", 10, 4_000);

        assertThat(story.findings(RULE)).singleElement().satisfies(found -> {
            assertThat(found.location()).isEqualTo(new Location("com.acme.Export", "write", 12));
            assertThat(found.level()).isEqualTo(Level.MEMORY);
            assertThat(found.evidence().get(0)).contains("50 of the endpoint's 1000 requests", "6.00 ms each");
            assertThat(found.evidence().get(1)).contains("50 times for 300 ms in all, 1.50 % of the window");
            assertThat(found.predictedGain().metric()).isEqualTo("p(99)");
            assertThat(found.predictedGain().share()).isBetween(0.3, 0.8);
        });
    }

    @Test
    void pausesThatHardlyAnyRequestMeetsAreSilent() {
        collectedEvery(200);
        story.allocated(story.stack("com.acme.Export.write:12"), "byte[]", 100, 4_000);

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void bytesSpreadOverManyPlacesHaveNoPlaceToBegin() {
        collectedEvery(20);
        for (int i = 0; i < 20; i++) {
            story.allocated(story.stack("com.acme.Export.step" + i + ":1"), "byte[]", 20, 4_000);
        }

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void otherSafepointsAreNotTheCollectors() {
        collectedEvery(20);
        story.allocated(story.stack("com.acme.Export.write:12"), "byte[]", 100, 4_000);
        story.pauses.replaceAll(
                pause -> new Pause(Pause.Kind.SAFEPOINT, pause.startNanos(), pause.durationNanos(), "Deoptimize"));

        assertThat(story.findings(RULE)).isEmpty();
    }

    private void collectedEvery(int requests) {
        for (int i = 0; i < 1_000; i++) {
            boolean paused = i % requests == 0;
            int request = story.request(paused ? 10_000 : 4_000, 2_000);
            if (paused) {
                story.pause(request, 1_000, 6_000);
            }
        }
    }
}
