package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.diagnose.internal.RequestJoin;
import dev.headroom.diagnose.internal.contrast.ModeFinder;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.tail.Modes;
import dev.headroom.measure.ClientRequest;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.profile.recording.ServerRequest;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether response times have several modes, and what tells the slow ones from the fast. */
class ModesTest {

    private static final int REQUESTS = 2_000;

    private final ServiceStory story = new ServiceStory();
    private SplittableRandom random = new SplittableRandom(11);

    @Test
    void oneSpreadIsOneModeAndNothingSplitsIt() {
        for (int i = 0; i < REQUESTS; i++) {
            request(spread(1_000), i % 8, random.nextInt(256));
        }

        Modes modes = modes();

        assertThat(modes.peaks()).hasSize(1);
        assertThat(modes.peaks().get(0).share()).isEqualTo(1);
        assertThat(modes.split()).isEmpty();
        assertThat(modes.tried()).contains("connection", "route parameters").doesNotContain("status", "thread");
        assertThat(modes.requests()).isEqualTo(REQUESTS);
    }

    /** With nothing planted, chance alone must not name anything. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void chanceNamesNothing(long seed) {
        random = new SplittableRandom(seed);
        oneSpreadIsOneModeAndNothingSplitsIt();
    }

    @Test
    void cacheHitsAndMissesAreTwoModesToldApartBySql() {
        for (int i = 0; i < REQUESTS; i++) {
            boolean miss = random.nextInt(5) == 0;
            int request = request(spread(miss ? 9_000 : 1_000), i % 8, random.nextInt(256));
            if (miss) {
                story.query(request, 100, 8_000, "SELECT price FROM product WHERE id = ?", 0, 1, 0);
            }
        }

        Modes modes = modes();

        assertThat(modes.peaks()).hasSize(2);
        assertThat(modes.peaks().get(0).nanos() / 1e6).isCloseTo(1.1, within(0.2));
        assertThat(modes.peaks().get(1).nanos() / 1e6).isCloseTo(9.1, within(1.0));
        assertThat(modes.peaks().get(1).share()).isCloseTo(0.2, within(0.03));
        assertThat(modes.split()).hasValueSatisfying(split -> {
            assertThat(split.attribute()).isEqualTo("SQL statement");
            assertThat(split.value()).startsWith("SELECT price");
            assertThat(split.strength()).isGreaterThan(0.95);
            assertThat(split.pValue()).isLessThan(1e-6);
        });
    }

    @Test
    void oneSlowTenantIsFoundByTheBucketOfItsParameter() {
        for (int i = 0; i < REQUESTS; i++) {
            int bucket = random.nextInt(40);
            request(spread(bucket == 17 ? 6_000 : 1_000), i % 8, bucket);
        }

        assertThat(modes().split()).hasValueSatisfying(split -> {
            assertThat(split.attribute()).isEqualTo("route parameters");
            assertThat(split.value()).isEqualTo("bucket 17 of 256");
            assertThat(split.slowWith()).isGreaterThan(0.9);
            assertThat(split.slowWithout()).isLessThan(0.05);
        });
    }

    @Test
    void oneSlowConnectionIsFound() {
        for (int i = 0; i < REQUESTS; i++) {
            request(spread(i % 8 == 3 ? 4_000 : 1_000), i % 8, random.nextInt(256));
        }

        assertThat(modes().split()).hasValueSatisfying(split -> {
            assertThat(split.value()).isEqualTo("connection 3");
            assertThat(split.requestsWith()).isEqualTo(REQUESTS / 8);
        });
    }

    @Test
    void aFewRequestsHaveNoShape() {
        for (int i = 0; i < 150; i++) {
            request(1_000, 0, 0);
        }

        assertThat(ModeFinder.of(endpoint())).isEmpty();
    }

    @Test
    void equalTimesAreOneModeWithoutASlowPart() {
        for (int i = 0; i < 300; i++) {
            request(1_000, i % 2, 0);
        }

        assertThat(modes().peaks()).hasSize(1);
        assertThat(modes().split()).isEmpty();
    }

    private long spread(long micros) {
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            sum += random.nextDouble() - 0.5;
        }
        return Math.round(micros * Math.exp(sum * 0.25));
    }

    private int request(long micros, int connection, int bucket) {
        int request = story.request(micros);
        ClientRequest client = story.clients.get(request);
        story.clients.set(
                request,
                new ClientRequest(
                        client.traceId(),
                        client.endpoint(),
                        connection,
                        client.intendedNanos(),
                        client.sentNanos(),
                        client.completedNanos(),
                        client.completedNanos(),
                        RequestOutcome.OK));
        story.saw(request, bucket, ServerRequest.OffCpu.UNKNOWN);
        return request;
    }

    private EndpointEvidence endpoint() {
        return RequestJoin.join(story.evidence()).endpoints().get(0);
    }

    private Modes modes() {
        return ModeFinder.of(endpoint()).orElseThrow();
    }
}
