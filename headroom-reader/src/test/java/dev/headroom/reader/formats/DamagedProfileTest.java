package dev.headroom.reader.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.CallTree;
import dev.headroom.profile.Profile;
import dev.headroom.profile.TopFrames;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadException;
import dev.headroom.reader.ReadOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Profiles that were cut or whose bytes were changed: a typed failure or a smaller truth, nothing else. {@code
 * -Dheadroom.mutations=100000} tries more, and cuts at every byte.
 */
@Timeout(300)
class DamagedProfileTest {

    private static final int MUTATIONS = Integer.getInteger("headroom.mutations", 2_000);
    /** About as many cuts as mutations; of a file that has fewer bytes, every one. */
    private static final int CUTS = MUTATIONS;
    /** Every how many cuts are also read strictly; a prime, so that they fall on every part of a field. */
    private static final int STRICT_EVERY = 13;

    private static final String SPEEDSCOPE = "speedscope";
    private static final String OTLP_JSON = "otlp-json";

    private final Path folder;

    DamagedProfileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inlined.perf.txt",
                "small.callgrind",
                "work.cpuprofile",
                "node.trace.json",
                "async-cpu.otlp",
                "async-cpu.collapsed",
                SPEEDSCOPE,
                OTLP_JSON
            })
    void aCutProfileIsRefusedOrHoldsLess(String name) throws IOException {
        byte[] whole = bytes(name);
        long most = weight(read(whole, ReadOptions.STRICT));
        int refused = 0;
        int step = whole.length / CUTS + 1;
        for (int length = 0; length < whole.length; length += step) {
            byte[] cut = Arrays.copyOf(whole, length);

            if (length / step % STRICT_EVERY == 0) {
                refused += outcome(cut, ReadOptions.STRICT) < 0 ? 1 : 0;
            }
            assertThat(outcome(cut, ReadOptions.KEEP_PARTIAL))
                    .as("%s cut at %d", name, length)
                    .isLessThanOrEqualTo(most);
        }
        assertThat(refused).as("refused").isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inlined.perf.txt",
                "small.callgrind",
                "work.cpuprofile",
                "node.trace.json",
                "async-cpu.otlp",
                "async-cpu.collapsed",
                SPEEDSCOPE,
                OTLP_JSON
            })
    void changedBytesEndInATypedFailureOrInAProfileThatCanBeDrawn(String name) throws IOException {
        byte[] whole = bytes(name);
        var random = new Random(name.hashCode());
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] changed = mutate(whole, random);

            read += outcome(changed, i % 2 == 0 ? ReadOptions.STRICT : ReadOptions.KEEP_PARTIAL) >= 0 ? 1 : 0;
        }
        assertThat(read).as("profiles that could still be read").isPositive();
    }

    /** The weight that could be read, or −1 where reading failed as it should; anything else fails the test. */
    private long outcome(byte[] bytes, ReadOptions options) throws IOException {
        try {
            return weight(read(bytes, options));
        } catch (ReadException refused) {
            assertThat(refused.remedy()).isNotBlank();
            return -1;
        }
    }

    private static long weight(ProfileSet profiles) {
        long weight = 0;
        for (Profile profile : profiles.profiles()) {
            CallTree tree = CallTree.of(profile);
            assertThat(tree.root().weight().total()).isEqualTo(profile.totalWeight());
            profiles.top(profile, TopFrames.By.TOTAL);
            weight += profile.totalWeight();
        }
        return weight;
    }

    private ProfileSet read(byte[] bytes, ReadOptions options) throws IOException {
        return Fixtures.read(Files.write(folder.resolve("damaged"), bytes), options);
    }

    private static byte[] mutate(byte[] whole, Random random) {
        byte[] changed = whole.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(changed.length);
            switch (random.nextInt(4)) {
                case 0 -> changed[at] = (byte) random.nextInt(256);
                case 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> changed[at] = changed[random.nextInt(changed.length)];
                default -> {
                    int length = Math.min(random.nextInt(32), changed.length - at);
                    int from = random.nextInt(changed.length - length + 1);
                    System.arraycopy(whole, from, changed, at, length);
                }
            }
        }
        return changed;
    }

    private static byte[] bytes(String name) throws IOException {
        return switch (name) {
            case SPEEDSCOPE ->
                (SpeedscopeTest.SCHEMA + SpeedscopeTest.FRAMES + ",\"profiles\":[" + SpeedscopeTest.SAMPLED + ","
                                + SpeedscopeTest.EVENTED + "]}")
                        .getBytes(StandardCharsets.UTF_8);
            case OTLP_JSON -> OtlpTest.JSON.getBytes(StandardCharsets.UTF_8);
            default -> Fixtures.bytes(name);
        };
    }
}
