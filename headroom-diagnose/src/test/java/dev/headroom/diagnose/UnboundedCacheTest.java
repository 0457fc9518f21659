package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.recording.HeldCollection;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class UnboundedCacheTest {

    private static final int REQUESTS = 1_000;
    private static final int TOLD = 20;

    private final ServiceStory story = new ServiceStory();

    @Test
    void aMapThatGrowsThroughoutIsFoundInTheEndpointThatGoesThroughItsClass() {
        held(second -> 1_000 + 50 * second);

        assertThat(story.findings("unbounded-cache")).singleElement().satisfies(found -> {
            assertThat(found.endpoint()).isEqualTo(ServiceStory.ENDPOINT);
            assertThat(found.location()).isEqualTo(new Location("com.acme.Pages", "page", 26));
            assertThat(found.status()).isEqualTo(Finding.Status.SUSPECTED);
            assertThat(found.title()).contains("pages").contains("Pages");
            assertThat(found.evidence().get(0))
                    .contains("from 1,000 to 1,950 entries")
                    .contains("0.95 for each of 1,000");
            assertThat(found.predictedGain().metric()).isEqualTo("heap.live");
            assertThat(found.predictedGain().saved().low()).isZero();
            assertThat(found.predictedGain().saved().high()).isEqualTo(1_950 * 400);
            assertThat(found.evidence()).anySatisfy(said -> assertThat(said).contains("with what its key"));
            assertThat(found.predictedGain().saved().best()).isEqualTo(950 * 400);
        });
    }

    @Test
    void aMapThatFillsUpIsSilent() {
        held(second -> (int) (2_000 * (1 - Math.exp(-second / 4.0))));

        assertThat(story.findings("unbounded-cache")).isEmpty();
    }

    @Test
    void aMapThatGivesEntriesBackIsSilent() {
        held(second -> 1_000 + 50 * second - (second == 12 ? 200 : 0));

        assertThat(story.findings("unbounded-cache")).isEmpty();
    }

    @Test
    void aMapThatIsFullIsSilent() {
        held(second -> 5_000);

        assertThat(story.findings("unbounded-cache")).isEmpty();
    }

    @Test
    void aFewEntriesMoreAreSilent() {
        held(second -> 1_000 + second);

        assertThat(story.findings("unbounded-cache")).isEmpty();
    }

    private void held(IntUnaryOperator entriesAtSecond) {
        int site = story.stack("com.acme.Api.product:9", "com.acme.Pages.page:26", "java.util.HashMap.get");
        story.requests(REQUESTS, 5_000);
        story.cpu(REQUESTS, site);
        long step = REQUESTS * ServiceStory.SPACING / TOLD;
        for (int second = 0; second < TOLD; second++) {
            story.held.add(new HeldCollection(
                    ServiceStory.START + second * step,
                    "com.acme.Pages",
                    "pages",
                    "java.util.HashMap",
                    entriesAtSecond.applyAsInt(second),
                    1,
                    100,
                    400));
        }
    }
}
