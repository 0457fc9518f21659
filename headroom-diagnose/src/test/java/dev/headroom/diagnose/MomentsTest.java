package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.diagnose.moment.Band;
import dev.headroom.diagnose.moment.EndpointMoments;
import dev.headroom.diagnose.moment.MomentGrid;
import dev.headroom.diagnose.moment.MomentSamples;
import dev.headroom.diagnose.moment.Moments;
import dev.headroom.diagnose.moment.SeenRequest;
import dev.headroom.measure.ClientRequest;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.recording.ThreadSample;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When requests were slow, and what ran then. */
class MomentsTest {

    private static final long MILLIS = ServiceStory.MILLIS;

    private final ServiceStory story = new ServiceStory();

    @Test
    void everyRequestIsInTheCellOfItsIntendedStartAndItsResponseTime() {
        story.requests(99, 2_000);
        int slow = story.request(15_000);

        Moments moments = story.diagnosed().moments();

        EndpointMoments orders = only(moments);
        assertThat(moments.clientSide()).isTrue();
        assertThat(orders.requestsByCell().values().stream()
                        .mapToInt(count -> count)
                        .sum())
                .isEqualTo(100);
        ClientRequest client = story.clients.get(slow);
        SeenRequest seen = orders.slowest().stream()
                .max((a, b) -> Long.compare(a.responseTimeNanos(), b.responseTimeNanos()))
                .orElseThrow();
        assertThat(seen.responseTimeNanos()).isEqualTo(client.responseTimeNanos());
        assertThat(seen.startNanos()).isEqualTo(client.intendedNanos());
        assertThat(seen.traceId()).isEqualTo(client.traceId());
        assertThat(seen.cell()).isEqualTo(moments.grid().cell(client.intendedNanos(), client.responseTimeNanos()));
        assertThat(moments.grid().binStartNanos(seen.cell())).isLessThanOrEqualTo(client.intendedNanos());
    }

    @Test
    void aRequestThatFailedIsCountedApart() {
        story.requests(10, 2_000);
        ClientRequest of = story.clients.get(3);
        story.clients.set(
                3,
                new ClientRequest(
                        of.traceId(),
                        0,
                        of.intendedNanos(),
                        of.sentNanos(),
                        of.completedNanos(),
                        RequestOutcome.BAD_STATUS));

        EndpointMoments orders = only(story.diagnosed().moments());

        assertThat(orders.failed()).isEqualTo(1);
        assertThat(orders.slowest()).hasSize(9);
    }

    @Test
    void withoutAClientTimesAreTheServers() {
        story.requests(10, 2_000);
        story.clients.clear();

        Moments moments = story.diagnosed().moments();

        assertThat(moments.clientSide()).isFalse();
        assertThat(only(moments).slowest()).allMatch(request -> request.responseTimeNanos() == 2 * MILLIS);
    }

    @Test
    void withoutAServerTheMapIsThereAndHasNoSamples() {
        story.requests(10, 2_000);
        RunEvidence both = story.evidence();
        var clientOnly = new RunEvidence(
                both.windowStartNanos(),
                both.windowEndNanos(),
                both.endpoints(),
                both.clientRequests(),
                both.traceIdHigh(),
                new ServiceStory().evidence().server());

        Diagnosis diagnosis = Diagnoser.withoutServer(clientOnly, "Known by its URL only.");

        assertThat(only(diagnosis.moments()).slowest()).hasSize(10);
        assertThat(only(diagnosis.moments()).samples()).isEmpty();
        assertThat(diagnosis.notes()).containsExactly("Known by its URL only.");
    }

    @Test
    void aSampleIsInTheCellOfItsRequest() {
        int stack = story.stack("com.acme.Shop.list:1");
        story.requests(10, 2_000);
        sample(4, stack, 500);
        sample(4, stack, 900);

        EndpointMoments orders = only(story.diagnosed().moments());

        MomentSamples wall = orders.samples().get(0);
        assertThat(wall.every()).isEqualTo(1);
        int cell = orders.slowest().stream()
                .filter(request -> request.traceId() == 5)
                .findFirst()
                .orElseThrow()
                .cell();
        assertThat(wall.samples()).containsExactly(new MomentSamples.OfStack(cell, stack, 2 * MILLIS, 2));
    }

    @Test
    void ofTooManySamplesEachNthStandsForN() {
        int stack = story.stack("com.acme.Shop.list:1");
        story.requests(10, 2_000);
        for (int i = 0; i < 60_001; i++) {
            sample(i % 10, stack, 500);
        }

        Moments moments = story.diagnosed().moments();

        MomentSamples wall = only(moments).samples().get(0);
        assertThat(wall.every()).isEqualTo(3);
        assertThat(wall.samples().stream()
                        .mapToLong(MomentSamples.OfStack::count)
                        .sum())
                .isEqualTo(20_001);
        assertThat(wall.samples().stream()
                        .mapToLong(MomentSamples.OfStack::weight)
                        .sum())
                .isEqualTo(60_003 * MILLIS);
        assertThat(moments.notes()).anyMatch(note -> note.contains("60,001 wall samples"));
    }

    @Test
    void ofManyRequestsTheSlowestOfEachCellAreKeptAndAllAreCounted() {
        story.requests(40_000, 2_000);
        story.clients.set(7, slower(story.clients.get(7), MILLIS / 10));

        Moments moments = story.diagnosed().moments();

        EndpointMoments orders = only(moments);
        assertThat(orders.slowest()).hasSizeBetween(15_000, 30_000).anyMatch(request -> request.traceId() == 8);
        assertThat(orders.requestsByCell().values().stream()
                        .mapToInt(count -> count)
                        .sum())
                .isEqualTo(40_000);
        assertThat(moments.notes()).anyMatch(note -> note.startsWith("Of each cell's requests the slowest "));
    }

    @Test
    void pausesOfTheWindowAreBandsAndMarksJoinThem() {
        story.requests(100, 2_000);
        story.pause(50, 500, 1_000);
        story.pause(5_000, 0, 1_000);
        var mark = new Band(Band.Kind.MARK, ServiceStory.START, ServiceStory.START, "deploy 1.4.2");

        Diagnosis diagnosis = story.diagnosed().with(List.of(mark));

        assertThat(diagnosis.moments().bands())
                .extracting(Band::kind)
                .containsExactly(Band.Kind.MARK, Band.Kind.GC_PAUSE);
    }

    @Test
    void aWindowWithoutRequestsHasNoMap() {
        Moments moments =
                Diagnoser.withoutServer(story.evidence(), "Nothing ran.").moments();

        assertThat(moments.endpoints()).isEmpty();
        assertThat(moments.grid().bins()).isZero();
    }

    @Test
    void aGridHasRoundBinsAndTenthsOfADecadeAndTakesInWhatLiesOutside() {
        MomentGrid minute = MomentGrid.over(0, 60_000 * MILLIS, MILLIS, 1_000 * MILLIS);

        assertThat(minute.binNanos()).isEqualTo(250 * MILLIS);
        assertThat(minute.bins()).isEqualTo(240);
        assertThat(minute.firstRow()).isEqualTo(60);
        assertThat(minute.rows()).isEqualTo(31);
        assertThat(minute.cell(0, MILLIS)).isZero();
        assertThat(minute.cell(-5, 1)).isZero();
        assertThat(minute.cell(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(240 * 31 - 1);
        assertThat(minute.cell(250 * MILLIS, 2 * MILLIS)).isEqualTo(31 + 3);
        assertThatThrownBy(() -> new MomentGrid(0, 0, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Band(Band.Kind.GC_PAUSE, 2, 1, "")).isInstanceOf(IllegalArgumentException.class);
    }

    private void sample(int request, int stack, long atMicros) {
        story.samples.add(new ThreadSample(
                SampleType.WALL,
                ServiceStory.startOf(request) + atMicros * ServiceStory.MICROS,
                ServiceStory.THREAD,
                stack,
                MILLIS,
                1,
                "",
                0,
                false));
    }

    private static ClientRequest slower(ClientRequest of, long nanos) {
        return new ClientRequest(
                of.traceId(), 0, of.intendedNanos(), of.sentNanos(), of.completedNanos() + nanos, of.outcome());
    }

    private static EndpointMoments only(Moments moments) {
        assertThat(moments.endpoints()).hasSize(1);
        return moments.endpoints().get(0);
    }
}
