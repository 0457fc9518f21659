package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.SampleType;
import dev.headroom.profile.recording.ServerRequest;
import dev.headroom.profile.recording.ThreadSample;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosisOfARunTest {

    private final ServiceStory story = new ServiceStory();

    @Test
    void theHotPathStartsAtTheApplicationAndEndsWhereItFansOut() {
        story.requests(400, 10_000);
        String handler = "com.acme.Shop.summary:10";
        String total = "com.acme.Shop.total:20";
        story.cpu(300, story.stack(handler, total, "java.math.BigDecimal.add"));
        story.cpu(300, story.stack(handler, total, "java.util.HashMap.get"));
        story.cpu(300, story.stack(handler, total, "java.util.ArrayList.add"));
        story.cpu(100, story.stack(handler));
        story.cpu(1, story.stack(handler, "com.acme.Shop.rare:5"));

        HotPath path = endpoint().hotPaths().get(0);

        assertThat(path.path()).containsExactly("com.acme.Shop.summary", "com.acme.Shop.total");
        assertThat(path.plateaus().get(0).frame().name()).isEqualTo("com.acme.Shop.total");
        assertThat(path.plateaus().get(0).totalShare().contains(0.9)).isTrue();
        assertThat(path.plateaus()).noneMatch(p -> p.frame().name().endsWith("rare"));
        assertThat(path.noiseFrames()).isEqualTo(1);
    }

    @Test
    void samplesOutsideTheWindowAreLeftOutAndExpectedWhereTheRecordingIsLonger() {
        story.requests(100, 10_000);
        story.cpu(100, story.stack("com.acme.Shop.list:1"));

        Diagnosis diagnosis = Diagnoser.standard().diagnose(until(ServiceStory.startOf(50)));

        assertThat(diagnosis.attribution()).containsExactly(new AttributionShare(SampleType.CPU, 50, 50, 50));
        assertThat(diagnosis.notes()).noneMatch(note -> note.contains("lie outside"));
    }

    @Test
    void moreSamplesOutsideTheWindowThanItsLengthExplainsAreSaid() {
        story.requests(100, 10_000);
        story.cpu(100, story.stack("com.acme.Shop.list:1"));
        for (int i = 0; i < 900; i++) {
            story.samples.add(story.samples.get(99));
        }

        Diagnosis diagnosis = Diagnoser.standard().diagnose(until(ServiceStory.startOf(90)));

        assertThat(diagnosis.notes()).anyMatch(note -> note.contains("910 of 1000 samples (91.0 %) lie outside"));
    }

    private RunEvidence until(long windowEndNanos) {
        RunEvidence run = story.evidence();
        return new RunEvidence(
                run.windowStartNanos(),
                windowEndNanos,
                run.endpoints(),
                run.clientRequests(),
                run.traceIdHigh(),
                run.server());
    }

    @Test
    void theSleepBeforeARequestIsNotTheRequests() {
        int request = story.request(10_000);
        int stack = story.stack("com.acme.Shop.list:1");
        long end = ServiceStory.startOf(request) + 9 * ServiceStory.MILLIS;
        story.samples.add(new ThreadSample(
                SampleType.WALL, end, ServiceStory.THREAD, stack, 40 * ServiceStory.MILLIS, 20, "", 0, false));

        assertThat(endpoint().profiles()).singleElement().satisfies(wall -> {
            assertThat(wall.sampleCount()).isEqualTo(5);
            assertThat(wall.totalWeight()).isEqualTo(10 * ServiceStory.MILLIS);
        });
    }

    @Test
    void otherTrafficIsNoEndpointButSaid() {
        story.requests(10, 1_000);
        long start = ServiceStory.startOf(3) + 5 * ServiceStory.MILLIS;
        story.servers.add(new ServerRequest(
                start,
                start + 1_000,
                1,
                "http-2",
                "GET",
                "/health",
                200,
                1,
                2,
                0,
                0,
                0,
                0,
                0,
                -1,
                ServerRequest.OffCpu.UNKNOWN));

        Diagnosis diagnosis = story.diagnosed();

        assertThat(diagnosis.endpoints())
                .extracting(EndpointDiagnosis::endpoint)
                .containsExactly("GET /orders");
        assertThat(diagnosis.notes()).anyMatch(note -> note.contains("1 of 11 requests inside the service"));
    }

    @Test
    void withoutALoadOfOursRoutesAreTheEndpoints() {
        story.requests(10, 1_000);
        story.clients.clear();

        assertThat(endpoint().endpoint()).isEqualTo("GET /orders");
        assertThat(endpoint().perRequest().requestsSeen()).isEqualTo(10);
        assertThat(endpoint().perRequest().cpuNanos()).hasValue(500_000);
    }

    @Test
    void eventsOfOneTraceAreOneRequest() {
        int request = story.request(10_000);
        ServerRequest outer = story.servers.get(request);
        story.servers.add(new ServerRequest(
                outer.startNanos() + 10,
                outer.endNanos() - 10,
                ServiceStory.THREAD,
                "http-1",
                "GET",
                "/forwarded",
                200,
                outer.traceIdHigh(),
                outer.traceIdLow(),
                1,
                1,
                0,
                0,
                0,
                -1,
                ServerRequest.OffCpu.UNKNOWN));
        story.cpu(10, story.stack("com.acme.Shop.list:1"));

        assertThat(endpoint().perRequest().requestsSeen()).isEqualTo(1);
        assertThat(endpoint().profiles().get(0).sampleCount()).isEqualTo(10);
    }

    @Test
    void anEmptyRunSaysWhatIsMissing() {
        Diagnosis diagnosis = story.diagnosed();

        assertThat(diagnosis.endpoints()).isEmpty();
        assertThat(diagnosis.notes()).anyMatch(note -> note.startsWith("No request was seen inside the service"));
        assertThat(diagnosis.notes()).anyMatch(note -> note.contains("CPU profile of the measuring window is empty"));
    }

    @Test
    void aStarvedProfileIsSaid() {
        story.requests(400, 10_000);
        story.cpu(20, story.stack("com.acme.Shop.list:1"));

        assertThat(story.diagnosed().notes()).anyMatch(note -> note.contains("starved: 20 samples"));
    }

    @Test
    void clocksThatRunBackwardsGiveASmallerAnswerNotACrash() {
        story.requests(400, 10_000);
        story.servers.replaceAll(request -> new ServerRequest(
                request.endNanos(),
                request.startNanos(),
                request.osThreadId(),
                request.threadName(),
                request.method(),
                request.route(),
                request.status(),
                request.traceIdHigh(),
                request.traceIdLow(),
                -1,
                -1,
                0,
                0,
                0,
                -1,
                ServerRequest.OffCpu.UNKNOWN));

        Diagnosis diagnosis = story.diagnosed();

        assertThat(diagnosis.endpoints().get(0).perRequest().cpuNanos()).isEmpty();
        assertThat(diagnosis.findings()).isEmpty();
    }

    @Test
    void theSameEvidenceGivesTheSameAnswer() {
        story.requests(400, 10_000);
        story.cpu(100, story.stack("com.acme.Search.find:77", "java.util.regex.Pattern.compile"));
        RunEvidence run = story.evidence();

        Diagnosis once = Diagnoser.standard().diagnose(run);
        Diagnosis again = Diagnoser.standard().diagnose(run);

        assertThat(again.findings()).isEqualTo(once.findings()).isNotEqualTo(List.of());
        assertThat(again.tail()).isEqualTo(once.tail());
    }

    private EndpointDiagnosis endpoint() {
        return story.diagnosed().endpoints().get(0);
    }
}
