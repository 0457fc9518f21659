package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.diagnose.TailSimulation.Plant;
import dev.headroom.diagnose.tail.SlowRequest;
import dev.headroom.diagnose.tail.TailBreakdown;
import dev.headroom.diagnose.tail.TailBreakdown.Share;
import dev.headroom.measure.ClientRequest;
import dev.headroom.measure.Percentile;
import dev.headroom.profile.recording.ServerRequest;
import dev.headroom.profile.recording.ServerRequest.OffCpu;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every answer, whatever the service does and however much of the evidence is missing or wrong. */
class TailSimulationPropertiesTest {

    private static final int REQUESTS = 4_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sharesAddUpAndSpansLieInTheirRequest(long seed) {
        assertSound(diagnosed(evidence(seed, somePlants(seed))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfEventsChangesNothing(long seed) {
        RunEvidence run = evidence(seed, EnumSet.allOf(Plant.class));

        List<TailBreakdown> told = diagnosed(run);
        List<TailBreakdown> shuffledTold = diagnosed(shuffled(run, new Random(seed)));

        assertThat(shuffledTold).hasSameSizeAs(told);
        for (int i = 0; i < told.size(); i++) {
            assertThat(shuffledTold.get(i).endpoint()).isEqualTo(told.get(i).endpoint());
            assertThat(shuffledTold.get(i).valueNanos()).isEqualTo(told.get(i).valueNanos());
            assertAlike(shuffledTold.get(i).causes(), told.get(i).causes());
        }
    }

    private static void assertAlike(List<Share> some, List<Share> others) {
        assertThat(some).hasSameSizeAs(others);
        for (int i = 0; i < some.size(); i++) {
            assertThat(some.get(i).cause()).isEqualTo(others.get(i).cause());
            assertThat(some.get(i).place()).isEqualTo(others.get(i).place());
            assertThat(some.get(i).share().best())
                    .isCloseTo(others.get(i).share().best(), within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void missingAndWrongEvidenceGivesASoundAnswerStill(long seed) {
        assertSound(diagnosed(damaged(evidence(seed, EnumSet.allOf(Plant.class)), new Random(seed))));
    }

    @Test
    void withNeitherWaitsNorSumsTheTimeIsUnexplainedAndNotBlamedOnWhatIsLeft() {
        RunEvidence run = evidence(1, EnumSet.of(Plant.FILE_SYNC));
        ServerEvidence server = run.server();
        List<ServerRequest> requests = server.requests().stream()
                .map(request -> with(request, request.startNanos(), request.endNanos(), -1, OffCpu.UNKNOWN))
                .toList();

        TailBreakdown tail = diagnosed(with(
                        run,
                        run.clientRequests(),
                        new ServerEvidence(
                                server.stacks(),
                                List.of(),
                                requests,
                                List.of(),
                                server.sqlExecutions(),
                                List.of(),
                                server.pauses(),
                                List.of(),
                                HostEvidence.NONE,
                                List.of(),
                                List.of(),
                                List.of())))
                .get(0);

        assertThat(tail.causes().get(0).cause().id()).isEqualTo("unexplained");
        assertThat(tail.causes().get(0).share().best()).isGreaterThan(0.8);
    }

    private static void assertSound(List<TailBreakdown> tails) {
        assertThat(tails).isNotEmpty();
        for (TailBreakdown tail : tails) {
            assertThat(tail.causes().stream()
                            .mapToDouble(share -> share.share().best())
                            .sum())
                    .isCloseTo(1, within(1e-9));
            for (Share share : tail.causes()) {
                assertThat(share.share().best()).isBetween(0.0, 1 + 1e-9);
                assertThat(share.share().low())
                        .isLessThanOrEqualTo(share.share().best() + 1e-9);
                assertThat(share.share().high())
                        .isGreaterThanOrEqualTo(share.share().best() - 1e-9);
                assertThat(share.queuedShare()).isBetween(0.0, share.share().best() + 1e-9);
                assertThat(share.controlShare()).isBetween(0.0, 1.0);
                assertThat(share.withoutNanos().best()).isBetween(0.0, (double) tail.valueNanos());
            }
            tail.slowest().forEach(TailSimulationPropertiesTest::assertSound);
        }
    }

    private static void assertSound(SlowRequest request) {
        long at = request.startNanos();
        for (SlowRequest.Span span : request.spans()) {
            assertThat(span.fromNanos()).as("%s in %s", span, request).isGreaterThanOrEqualTo(at);
            at = span.toNanos();
        }
        assertThat(at).isLessThanOrEqualTo(request.startNanos() + request.responseTimeNanos());
        assertThat(request.unexplainedNanos()).isBetween(0L, request.responseTimeNanos());
    }

    private static List<TailBreakdown> diagnosed(RunEvidence run) {
        return Diagnoser.standard(Percentile.P99).diagnose(run).tail();
    }

    private static RunEvidence evidence(long seed, Set<Plant> plants) {
        return new TailSimulation(seed, REQUESTS, plants).evidence();
    }

    private static Set<Plant> somePlants(long seed) {
        var random = new Random(seed);
        Set<Plant> plants = EnumSet.noneOf(Plant.class);
        for (Plant plant : Plant.values()) {
            if (random.nextInt(3) == 0) {
                plants.add(plant);
            }
        }
        return plants;
    }

    private static RunEvidence shuffled(RunEvidence run, Random random) {
        ServerEvidence server = run.server();
        return with(
                run,
                shuffled(run.clientRequests(), random),
                new ServerEvidence(
                        server.stacks(),
                        shuffled(server.samples(), random),
                        shuffled(server.requests(), random),
                        List.of(),
                        shuffled(server.sqlExecutions(), random),
                        List.of(),
                        shuffled(server.pauses(), random),
                        shuffled(server.waits(), random),
                        new HostEvidence(
                                2,
                                shuffled(server.host().throttlings(), random),
                                shuffled(server.host().hiccups(), random),
                                shuffled(server.host().dispatchWaits(), random)),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    /** Half of the events of each kind are gone, and requests lack numbers, or end before they begin. */
    private static RunEvidence damaged(RunEvidence run, Random random) {
        ServerEvidence server = run.server();
        List<ServerRequest> requests = server.requests().stream()
                .filter(request -> random.nextInt(20) != 0)
                .map(request -> damaged(request, random))
                .toList();
        return with(
                run,
                run.clientRequests(),
                new ServerEvidence(
                        server.stacks(),
                        half(server.samples(), random),
                        requests,
                        List.of(),
                        half(server.sqlExecutions(), random),
                        List.of(),
                        half(server.pauses(), random),
                        half(server.waits(), random),
                        new HostEvidence(
                                2,
                                half(server.host().throttlings(), random),
                                half(server.host().hiccups(), random),
                                half(server.host().dispatchWaits(), random)),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    private static ServerRequest damaged(ServerRequest request, Random random) {
        return switch (random.nextInt(40)) {
            case 0 -> with(request, request.endNanos(), request.startNanos(), request.cpuNanos(), OffCpu.UNKNOWN);
            case 1 -> with(request, request.startNanos(), request.endNanos(), Long.MAX_VALUE, request.offCpu());
            case 2 -> with(request, request.startNanos(), request.startNanos(), -1, OffCpu.UNKNOWN);
            case 3 ->
                with(
                        request,
                        request.startNanos(),
                        request.endNanos(),
                        0,
                        new OffCpu(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 1, 0));
            default -> request;
        };
    }

    private static ServerRequest with(ServerRequest of, long start, long end, long cpuNanos, OffCpu offCpu) {
        return new ServerRequest(
                start,
                end,
                of.osThreadId(),
                of.threadName(),
                of.method(),
                of.route(),
                of.status(),
                of.traceIdHigh(),
                of.traceIdLow(),
                cpuNanos,
                of.allocatedBytes(),
                of.sqlQueries(),
                of.sqlNanos(),
                of.id(),
                of.parameterBucket(),
                offCpu);
    }

    private static RunEvidence with(RunEvidence run, List<ClientRequest> clients, ServerEvidence server) {
        return new RunEvidence(
                run.windowStartNanos(), run.windowEndNanos(), run.endpoints(), clients, run.traceIdHigh(), server);
    }

    private static <T> List<T> shuffled(List<T> events, Random random) {
        List<T> copy = new ArrayList<>(events);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static <T> List<T> half(List<T> events, Random random) {
        return events.stream().filter(event -> random.nextBoolean()).toList();
    }
}
