package dev.headroom.reader.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.reader.ProfileSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Speedscope files, written here from its published schema. */
class SpeedscopeTest {

    static final String SCHEMA = "{\"$schema\":\"https://www.speedscope.app/file-format-schema.json\",";
    static final String FRAMES =
            "\"shared\":{\"frames\":[{\"name\":\"a\",\"file\":\"a.py\",\"line\":3},{\"name\":\"b\"},{\"name\":\"c\"}]}";

    static final String SAMPLED = "{\"type\":\"sampled\",\"name\":\"one\",\"unit\":\"milliseconds\",\"startValue\":0,"
            + "\"endValue\":6,\"samples\":[[0],[0,1],[0,1],[2]],\"weights\":[1,0.5,2.25,2.25]}";
    static final String EVENTED = "{\"type\":\"evented\",\"name\":\"two\",\"unit\":\"milliseconds\",\"startValue\":10,"
            + "\"endValue\":20,\"events\":[{\"type\":\"O\",\"frame\":0,\"at\":10},{\"type\":\"O\",\"frame\":2,\"at\":12},"
            + "{\"type\":\"C\",\"frame\":2,\"at\":17},{\"type\":\"C\",\"frame\":0,\"at\":20}]}";

    private final Path folder;

    SpeedscopeTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aSampledProfileWeighsItsWeightsAndCountsItsSamples() throws IOException {
        ProfileSet profiles = read(SAMPLED);

        Profile profile = profiles.find(new SampleType("time", "nanoseconds")).orElseThrow();
        assertThat(Fixtures.weights(profile)).isEqualTo(Map.of("a", 1_000_000L, "a;b", 2_750_000L, "c", 2_250_000L));
        assertThat(Fixtures.samples(profile)).isEqualTo(Map.of("a", 1L, "a;b", 2L, "c", 1L));
        assertThat(profile.stacks().frame(0).toString()).isEqualTo("a (a.py:3)");
    }

    @Test
    void anEventedProfileWeighsTheTimeBetweenEvents() throws IOException {
        Profile profile = read(EVENTED).profiles().get(0);

        assertThat(Fixtures.weights(profile)).isEqualTo(Map.of("a", 5_000_000L, "a;c", 5_000_000L));
        assertThat(Fixtures.samples(profile)).isEqualTo(Map.of("a", 1L, "a;c", 1L));
    }

    @Test
    void profilesOfOneUnitAreAddedAndThatIsSaid() throws IOException {
        ProfileSet profiles = read(SAMPLED + "," + EVENTED + "," + SAMPLED.replace("milliseconds", "bytes"));

        assertThat(profiles.profiles())
                .extracting(p -> p.type().toString())
                .containsExactly("time/nanoseconds", "space/bytes");
        assertThat(profiles.profiles().get(0).totalWeight()).isEqualTo(16_000_000);
        assertThat(profiles.summary().notes()).anyMatch(note -> note.contains("3 profiles"));
    }

    @Test
    void framesMayFollowTheProfilesAndWeightsPrecedeTheSamples() throws IOException {
        String profile = "{\"weights\":[4],\"samples\":[[0,1]],\"type\":\"sampled\",\"unit\":\"none\"}";

        ProfileSet profiles = Fixtures.readText(folder, SCHEMA + "\"profiles\":[" + profile + "]," + FRAMES + "}");

        assertThat(Fixtures.weights(profiles.profiles().get(0))).isEqualTo(Map.of("a;b", 4L));
    }

    @Test
    void manySmallWeightsKeepTheirSum() throws IOException {
        String weights = "0.25,".repeat(999) + "0.25";
        String samples = "[0],".repeat(999) + "[0]";

        ProfileSet profiles = read("{\"unit\":\"none\",\"samples\":[" + samples + "],\"weights\":[" + weights + "]}");

        assertThat(profiles.profiles().get(0).totalWeight()).isEqualTo(250);
        assertThat(profiles.profiles().get(0).sampleCount()).isEqualTo(1000);
    }

    @Test
    void eventsThatDoNotFitAreCountedAsSkippedAndWhatStaysOpenEndsWithTheProfile() throws IOException {
        String text = "{\"type\":\"evented\",\"unit\":\"nanoseconds\",\"endValue\":20,\"events\":["
                + "{\"type\":\"O\",\"frame\":0,\"at\":10},{\"type\":\"C\",\"frame\":1,\"at\":12},"
                + "{\"type\":\"O\",\"frame\":2,\"at\":5},{\"type\":\"O\",\"frame\":77,\"at\":14}]}";

        ProfileSet profiles = read(text);

        assertThat(profiles.profiles().get(0).totalWeight()).isEqualTo(10);
        assertThat(profiles.summary().skipped()).isEqualTo(2);
        assertThat(profiles.summary().unresolvedStacks()).isEqualTo(1);
    }

    private ProfileSet read(String profiles) throws IOException {
        return Fixtures.readText(folder, SCHEMA + FRAMES + ",\"profiles\":[" + profiles + "]}");
    }
}
