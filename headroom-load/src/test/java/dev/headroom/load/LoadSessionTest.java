package dev.headroom.load;

import static dev.headroom.load.ScriptedServer.ok;
import static dev.headroom.load.ScriptedServer.send;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.load.warmup.WarmUp;
import dev.headroom.measure.ClientRequest;
import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.RequestOutcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Load against servers of known truth. */
class LoadSessionTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void everyIntendedRequestIsSentOnceAndAnswered() throws Exception {
        try (var server = ScriptedServer.start(ok())) {
            LoadResult result = measure(plan(server.uri(), Arrivals.constant(500)), SECOND);

            assertThat(result.complete()).isTrue();
            assertThat(result.requests()).isEqualTo(500);
            assertThat(result.errors()).isZero();
            assertThat(server.requests).hasSize(500);
            assertThat(result.log().requests()).hasSize(500);
            assertThat(result.responseTimes().count()).isEqualTo(500);
            assertThat(result.endNanos() - result.startNanos()).isEqualTo(SECOND.toNanos());
            assertThat(result.selfCheck().intendedRate()).isEqualTo(500);
            assertThat(result.bytesReceived())
                    .isEqualTo(500L * "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".length());
            assertThat(intervalCounts(result)).isEqualTo(List.of(500L));
        }
    }

    @Test
    void aStallRaisesResponseTimesAsTheSchedulePredictsButOneServiceTime() throws Exception {
        var stall = new StallOnce(100, new ConcurrentHashMap<>());
        try (var server = ScriptedServer.start(stall)) {
            var plan = plan(server.uri(), Arrivals.constant(100)).withConnections(1);

            LoadResult result = measure(plan, Duration.ofSeconds(3));

            // Behind a stall of 1 s at 100/s wait 100 requests, from 1 s down to nothing in even steps; on a busy
            // machine it
            // lasts longer. So the server says when it answered, and the schedule from when on to count.
            assertThat(result.requests()).isEqualTo(300);
            var truth = new DurationHistogram();
            for (ClientRequest request : result.log().requests()) {
                long answered = requireNonNull(stall.answeredNanos().get(request.traceId()));
                long predicted = Math.max(0, answered - request.intendedNanos());
                truth.recordNanos(predicted);
                assertThat(request.responseTimeNanos()).isGreaterThan(predicted - 2_000_000);
            }
            assertThat(truth.nanosAt(Percentile.P99) / 1e6).isGreaterThan(960);
            assertThat(result.responseTimes().countAbove(50_000_000)).isGreaterThanOrEqualTo(94);
            for (double rank : new double[] {50, 75, 99}) {
                var percentile = new Percentile(rank);
                assertThat(result.responseTimes().nanosAt(percentile) / 1e6)
                        .isCloseTo(truth.nanosAt(percentile) / 1e6, within(45.0));
            }
            assertThat(result.log().requests().stream().filter(r -> r.serviceTimeNanos() > 500_000_000L))
                    .hasSize(1);
            assertThat(result.connectionWaits().count()).isGreaterThan(90);
            assertThat(result.lateness().nanosAt(Percentile.P50)).isLessThan(50_000_000L);
        }
    }

    @Test
    void aSlowOnePercentShowsAboveP99AndNotBelow() throws Exception {
        var slowest = new AtomicLong();
        try (var server = ScriptedServer.start((request, socket) -> {
            if (request.number() % 50 == 0) {
                slowest.accumulateAndGet(Stall.await(Duration.ofMillis(150)), Math::max);
            }
            ok().answer(request, socket);
        })) {
            LoadResult result = measure(plan(server.uri(), Arrivals.poisson(400)), Duration.ofSeconds(2));

            assertThat(result.responseTimes().nanosAt(Percentile.P99) / 1e6).isBetween(149.0, slowest.get() / 1e6 + 50);
            assertThat(result.responseTimes().nanosAt(Percentile.P50) / 1e6).isLessThan(100);
            assertThat(result.errors()).isZero();
        }
    }

    @Test
    void errorsAreCountedByKindAndKeptOutOfTheResponseTimes() throws Exception {
        try (var server = ScriptedServer.start((request, socket) -> {
            switch (request.number() % 5) {
                case 0 -> send(socket, "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
                case 1 -> {
                    socket.setSoLinger(true, 0);
                    socket.close();
                }
                case 2 -> {
                    send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
                    socket.shutdownOutput();
                }
                case 3 -> send(socket, "Good day to you\r\n\r\n");
                default -> ok().answer(request, socket);
            }
        })) {
            LoadResult result = measure(plan(server.uri(), Arrivals.constant(100)), SECOND);

            EndpointResult endpoint = result.endpoints().get(0);
            assertThat(endpoint.requests()).isEqualTo(100);
            assertThat(endpoint.errorsByKind())
                    .isEqualTo(Map.of(
                            RequestOutcome.BAD_STATUS, 20L,
                            RequestOutcome.CONNECTION_LOST, 40L,
                            RequestOutcome.MALFORMED_RESPONSE, 20L));
            assertThat(endpoint.responseTimes().count()).isEqualTo(20);
        }
    }

    @Test
    void dribbledChunksAndClosedConnectionsAreWholeAnswers() throws Exception {
        try (var server = ScriptedServer.start((request, socket) -> {
            if (request.number() % 2 == 0) {
                String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
                for (int i = 0; i < answer.length(); i++) {
                    send(socket, answer.substring(i, i + 1));
                }
            } else {
                send(socket, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nuntil the end");
                socket.close();
            }
        })) {
            LoadResult result = measure(plan(server.uri(), Arrivals.constant(200)), SECOND);

            assertThat(result.requests()).isEqualTo(200);
            assertThat(result.errors()).isZero();
            assertThat(result.connectionsOpened()).isGreaterThan(90);
        }
    }

    @Test
    void connectionsClosedBetweenPhasesAreNoErrors() throws Exception {
        try (var server = ScriptedServer.start(ok());
                var session = LoadSession.open(
                        plan(server.uri(), Arrivals.constant(200)).withConnections(8))) {
            LoadResult first = session.measure(Duration.ofMillis(300), progress -> {});
            server.endConnections();
            LoadResult second = session.measure(Duration.ofMillis(300), progress -> {});

            assertThat(first.errors()).isZero();
            assertThat(first.connectionsOpened()).isEqualTo(8);
            assertThat(second.requests()).isEqualTo(60);
            assertThat(second.errors()).isZero();
            assertThat(second.connectionsOpened()).isGreaterThan(8);
        }
    }

    @Test
    void requestsWithoutAnswerTimeOut() throws Exception {
        try (var server = ScriptedServer.start((request, socket) -> {
            if (request.number() % 10 != 0) {
                ok().answer(request, socket);
            }
        })) {
            var plan = plan(server.uri(), Arrivals.constant(100))
                    .withTimeouts(SECOND, Duration.ofSeconds(3), Duration.ofSeconds(10));

            LoadResult result = measure(plan, SECOND);

            assertThat(result.endpoints().get(0).errorsByKind()).isEqualTo(Map.of(RequestOutcome.TIMEOUT, 10L));
            assertThat(result.log().requests().stream().filter(r -> r.outcome() == RequestOutcome.TIMEOUT))
                    .allSatisfy(r -> assertThat(r.responseTimeNanos() / 1e6).isBetween(1_000.0, 2_000.0));
        }
    }

    @Test
    void whatIsUnansweredAfterTheDrainIsUnfinished() throws Exception {
        try (var server = ScriptedServer.start((request, socket) -> {
            if (request.number() < 15) {
                ok().answer(request, socket);
            }
        })) {
            var plan = plan(server.uri(), Arrivals.constant(40))
                    .withTimeouts(Duration.ofSeconds(9), Duration.ofMillis(500), Duration.ofSeconds(9));

            LoadResult result = measure(plan, Duration.ofMillis(500));

            assertThat(result.endpoints().get(0).errorsByKind()).isEqualTo(Map.of(RequestOutcome.UNFINISHED, 5L));
            assertThat(result.complete()).isTrue();
        }
    }

    @Test
    void mixParametersAndTraceparentsReachTheServer() throws Exception {
        try (var server = ScriptedServer.start(ok())) {
            var plan = LoadPlan.of(
                            server.uri(),
                            List.of(
                                    EndpointLoad.get("/orders/{1..20}").withWeight(8),
                                    EndpointLoad.post("/orders", "application/json", "{\"sku\":\"{1..100}\"}")
                                            .withWeight(2)),
                            Arrivals.constant(2_000))
                    .withSeed(3);

            LoadResult result = measure(plan, SECOND);

            Map<String, Long> byPath = server.requests.stream()
                    .collect(Collectors.groupingBy(r -> r.line().split(" ")[1], Collectors.counting()));
            assertThat(byPath).hasSize(21).containsKeys("/orders/1", "/orders/20", "/orders");
            assertThat(byPath.get("/orders")).isBetween(320L, 480L);
            assertThat(result.endpoints().get(1).requests()).isEqualTo(byPath.get("/orders"));
            assertThat(server.requests.stream().filter(r -> !r.body().isEmpty()))
                    .allSatisfy(r -> assertThat(r.body()).matches("\\{\"sku\":\"\\d{1,3}\"}"));
            String high = String.format("%016x", plan.seeds().traceIdHigh());
            assertThat(server.requests).allSatisfy(r -> assertThat(r.header("traceparent"))
                    .matches("00-" + high + "[0-9a-f]{16}-[0-9a-f]{16}-01"));
            assertThat(server.requests.stream()
                            .map(r -> Long.parseUnsignedLong(
                                    r.header("traceparent").substring(19, 35), 16)))
                    .containsExactlyInAnyOrderElementsOf(result.log().requests().stream()
                            .map(ClientRequest::traceId)
                            .toList())
                    .doesNotHaveDuplicates()
                    .doesNotContain(0L);
        }
    }

    @Test
    void aClosedModelKeepsExactlyItsUsersBusy() throws Exception {
        try (var server = ScriptedServer.start(ok())) {
            LoadResult result = measure(plan(server.uri(), Arrivals.closed(4)), SECOND);

            assertThat(result.errors()).isZero();
            assertThat(result.requests()).isGreaterThan(20);
            assertThat(server.mostConcurrent.get()).isBetween(2, 4);
            assertThat(result.connectionsOpened()).isEqualTo(4);
            assertThat(server.requests).hasSize((int) result.requests());
        }
    }

    @Test
    void warmUpAndMeasurementShareTheirConnections() throws Exception {
        try (var server = ScriptedServer.start(ok());
                var session = LoadSession.open(
                        plan(server.uri(), Arrivals.constant(300)).withConnections(4))) {
            var warmUp = session.warmUp(
                    new WarmUp(Duration.ofMillis(600), Duration.ofSeconds(4), Duration.ofMillis(200)), progress -> {});
            LoadResult result = session.measure(Duration.ofMillis(500), progress -> {});

            assertThat(warmUp.elapsed()).isBetween(Duration.ofMillis(600), Duration.ofSeconds(4));
            assertThat(warmUp.reason()).isNotBlank();
            assertThat(warmUp.requests() + result.requests()).isEqualTo(server.requests.size());
            assertThat(result.connectionsOpened()).isEqualTo(4);
        }
    }

    @Test
    void theBoundOnRequestsEndsTheRunIncomplete() throws Exception {
        try (var server = ScriptedServer.start(ok())) {
            for (Arrivals arrivals : List.of(Arrivals.constant(1_000), Arrivals.closed(2))) {
                LoadResult result = measure(plan(server.uri(), arrivals).withMaxRequests(50), Duration.ofSeconds(30));

                assertThat(result.requests()).isEqualTo(50);
                assertThat(result.complete()).isFalse();
            }
        }
    }

    @Test
    void stoppingReturnsWhatWasMeasured() throws Exception {
        var tenth = new CountDownLatch(10);
        try (var server = ScriptedServer.start((request, socket) -> {
                    ok().answer(request, socket);
                    tenth.countDown();
                });
                var session = LoadSession.open(plan(server.uri(), Arrivals.constant(200)))) {
            var stopper = new Thread(() -> {
                try {
                    tenth.await();
                    session.stop();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            stopper.start();

            LoadResult result = session.measure(Duration.ofMinutes(10), progress -> {});
            stopper.join();

            assertThat(result.complete()).isFalse();
            assertThat(result.requests()).isBetween(9L, 200L);
            assertThat(result.window()).isLessThan(Duration.ofSeconds(30));
        }
    }

    private static List<Long> intervalCounts(LoadResult result) {
        return result.endpoints().get(0).timeline().stream().map(h -> h.count()).toList();
    }

    static LoadPlan plan(URI target, Arrivals arrivals) {
        return LoadPlan.of(target, List.of(EndpointLoad.get("/a")), arrivals);
    }

    static LoadResult measure(LoadPlan plan, Duration window) throws Exception {
        try (var session = LoadSession.open(plan)) {
            return session.measure(window, progress -> {});
        }
    }

    /**
     * Answers at once, but for one request that it holds for a second.
     *
     * @param answeredNanos when it began to answer each request, since the Unix epoch, by the low half of its trace id
     */
    private record StallOnce(int stalled, Map<Long, Long> answeredNanos) implements ScriptedServer.Script {
        @Override
        public void answer(ScriptedServer.Request request, java.net.Socket socket)
                throws java.io.IOException, InterruptedException {
            if (request.number() == stalled) {
                Stall.await(SECOND);
            }
            Instant now = Instant.now();
            long traceIdLow =
                    Long.parseUnsignedLong(request.header("traceparent").substring(19, 35), 16);
            answeredNanos.put(traceIdLow, TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano());
            ok().answer(request, socket);
        }
    }

    private static final class Stall {

        /** How long it took, in nanoseconds: never less. */
        static long await(Duration asked) throws InterruptedException {
            long start = System.nanoTime();
            new CountDownLatch(1).await(asked.toNanos(), TimeUnit.NANOSECONDS);
            return System.nanoTime() - start;
        }
    }
}
