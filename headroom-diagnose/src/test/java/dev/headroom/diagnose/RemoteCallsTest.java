package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.diagnose.Finding.Status;
import org.junit.jupiter.api.Test;

class RemoteCallsTest {

    private static final String RULE = "chatty-remote-calls";
    private static final String HOST = "prices.local:9090";

    private final ServiceStory story = new ServiceStory();
    private final int site = story.stack("com.acme.Basket.prices:31", "jdk.internal.net.http.HttpClientImpl.send");

    @Test
    void aServiceAskedOncePerItemIsFoundAtTheLineThatAsks() {
        calls(6, 12, 1_000, 1_000);

        assertThat(story.findings(RULE)).singleElement().satisfies(found -> {
            assertThat(found.location()).isEqualTo(new Location("com.acme.Basket", "prices", 31));
            assertThat(found.status()).isEqualTo(Status.CONFIRMED);
            assertThat(found.title()).contains(HOST);
            assertThat(found.evidence().get(0)).contains("9.0 HTTP requests").contains("6 to 12 over 398 requests");
            assertThat(found.evidence()).anyMatch(said -> said.contains("one after another"));
        });
    }

    @Test
    void theGainIsTheTimeOfAllCallsButTheLongest() {
        calls(9, 9, 1_000, 1_000);

        Gain gain = story.findings(RULE).get(0).predictedGain();
        assertThat(gain.metric()).isEqualTo("p(50)");
        assertThat(gain.saved().best()).isEqualTo(8_000e3);
        assertThat(gain.saved().low()).isEqualTo(4_000e3);
    }

    @Test
    void callsThatOverlapAreToldAsParallelAndGainLittle() {
        calls(9, 9, 1_000, 100);

        assertThat(story.findings(RULE)).singleElement().satisfies(found -> {
            assertThat(found.evidence()).anyMatch(said -> said.contains("in parallel"));
            assertThat(found.predictedGain().saved().best()).isEqualTo(800e3);
        });
    }

    @Test
    void aFixedNumberIsOnlySuspected() {
        calls(6, 6, 1_000, 1_000);

        assertThat(story.findings(RULE))
                .singleElement()
                .extracting(Finding::status)
                .isEqualTo(Status.SUSPECTED);
    }

    @Test
    void aFewCallsAreSilent() {
        calls(2, 4, 1_000, 1_000);

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void manyCallsThatTakeNoTimeAreSilent() {
        calls(6, 12, 5, 10);

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void differentHostsAreNotOneLoop() {
        for (int i = 0; i < 398; i++) {
            int request = story.request(20_000);
            for (int call = 0; call < 6; call++) {
                story.called(request, 100 + call * 1_000L, 1_000, "host-" + call, site);
            }
        }

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void whereCallsAreCountedFramesSayNothingMore() {
        calls(1, 1, 5_000, 0);
        story.wall(1_000, site);

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void whereNoneIsCountedFramesStillSuspectThem() {
        story.requests(398, 20_000);
        story.wall(1_000, site);

        assertThat(story.findings(RULE))
                .singleElement()
                .extracting(Finding::status)
                .isEqualTo(Status.SUSPECTED);
    }

    private void calls(int least, int most, long micros, long apartMicros) {
        for (int i = 0; i < 398; i++) {
            int request = story.request(20_000);
            for (int call = 0; call < least + i % (most - least + 1); call++) {
                story.called(request, 100 + call * apartMicros, micros, HOST, site);
            }
        }
    }
}
