package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.recording.ServerRequest;
import dev.headroom.profile.recording.ThreadSample;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class JoinPropertiesTest {

    private static final SampleType WALL = SampleType.WALL;

    /** Requests of any length, nested and overlapping, and samples of any span, some on other threads. */
    @Property(tries = 300)
    void everySampleGoesToAtMostOneRequestAndNoWeightIsLost(
            @ForAll @Size(max = 20) List<@IntRange(max = 10_000) Integer> starts,
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 10_000) Integer> times,
            @ForAll @IntRange(min = 1, max = 4_000) int length,
            @ForAll @IntRange(min = 1, max = 9) int count) {
        var story = new ServiceStory();
        starts.forEach(start -> addServerRequest(story, ServiceStory.START + start, length + start % 500));
        int stack = story.stack("com.acme.Shop.list:1");
        times.forEach(time -> story.samples.add(new ThreadSample(
                WALL, ServiceStory.START + time, 1 + time % 2, stack, 100L * count + 7, count, "", 0, false)));

        Diagnosis diagnosis = story.diagnosed();

        long inWindow = diagnosis.attribution().stream()
                .mapToLong(AttributionShare::samples)
                .sum();
        long attributed = diagnosis.attribution().stream()
                .mapToLong(AttributionShare::attributed)
                .sum();
        long byEndpoint = diagnosis.endpoints().stream()
                .flatMap(endpoint -> endpoint.profiles().stream())
                .mapToLong(Profile::sampleCount)
                .sum();
        assertThat(inWindow).isEqualTo((long) times.size() * count);
        assertThat(byEndpoint).isEqualTo(attributed);
        assertThat(attributed).isEqualTo(coveredByBruteForce(story));
    }

    static ThreadSample onThread(ThreadSample sample, long thread) {
        return new ThreadSample(
                sample.type(),
                sample.timeNanos(),
                thread,
                sample.stack(),
                sample.weight(),
                sample.count(),
                sample.objectClass(),
                sample.objectBytes(),
                sample.runnable());
    }

    private static long coveredByBruteForce(ServiceStory story) {
        long covered = 0;
        for (ThreadSample sample : story.samples) {
            long period = sample.weight() / sample.count();
            for (long ago = 0; ago < sample.count(); ago++) {
                long time = sample.timeNanos() - ago * period;
                covered += story.servers.stream()
                                .anyMatch(request -> request.osThreadId() == sample.osThreadId()
                                        && request.startNanos() <= time
                                        && time < request.endNanos())
                        ? 1
                        : 0;
            }
        }
        return covered;
    }

    private static void addServerRequest(ServiceStory story, long start, long length) {
        story.servers.add(new ServerRequest(
                start,
                start + length,
                1,
                "http-1",
                "GET",
                "/any",
                200,
                0,
                0,
                length,
                100,
                0,
                0,
                0,
                -1,
                ServerRequest.OffCpu.UNKNOWN));
    }
}
