package dev.headroom.load;

import static dev.headroom.load.LoadSessionTest.measure;
import static dev.headroom.load.LoadSessionTest.plan;
import static dev.headroom.load.ScriptedServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headroom.load.warmup.WarmUp;
import dev.headroom.measure.ClientRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One load shared by several event loops. */
class SeveralLoopsTest {

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    @Test
    void togetherTheyKeepTheScheduleThatWasAskedFor() throws Exception {
        try (var server = ScriptedServer.start(ok())) {
            var plan = plan(server.uri(), Arrivals.poisson(600)).withSeed(5).withConnections(9);

            LoadResult one = measure(plan.withLoops(1), HALF_A_SECOND);
            LoadResult three = measure(plan.withLoops(3), HALF_A_SECOND);

            assertThat(offsets(three)).isEqualTo(offsets(one)).hasSizeGreaterThan(200);
            assertThat(three.errors()).isZero();
            assertThat(three.log().total()).isEqualTo(three.requests());
            assertThat(three.connectionsOpened()).isBetween(3, 9);
        }
    }

    @Test
    void noTraceIdIsGivenTwice() throws Exception {
        try (var server = ScriptedServer.start(ok())) {
            LoadResult result =
                    measure(plan(server.uri(), Arrivals.constant(600)).withLoops(3), HALF_A_SECOND);

            assertThat(result.log().requests().stream().map(ClientRequest::traceId))
                    .hasSize(300)
                    .doesNotHaveDuplicates();
            assertThat(server.requests).hasSize(300);
        }
    }

    @Test
    void theirCountsAreAdded() throws Exception {
        try (var server = ScriptedServer.start(ok())) {
            LoadResult result =
                    measure(plan(server.uri(), Arrivals.constant(600)).withLoops(3), HALF_A_SECOND);

            assertThat(result.requests()).isEqualTo(300);
            assertThat(result.responseTimes().count()).isEqualTo(300);
            assertThat(result.serviceTimes().count()).isEqualTo(300);
            assertThat(result.lateness().count()).isEqualTo(300);
            assertThat(result.endpoints().get(0).timeline().get(0).count()).isEqualTo(300);
            assertThat(result.selfCheck().intendedRate()).isEqualTo(600);
            assertThat(result.bytesReceived())
                    .isEqualTo(300L * "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".length());
        }
    }

    @Test
    void usersAndConnectionsAreSharedOut() throws Exception {
        try (var server = ScriptedServer.start(ok())) {
            LoadResult result = measure(plan(server.uri(), Arrivals.closed(5)).withLoops(2), HALF_A_SECOND);

            assertThat(result.errors()).isZero();
            assertThat(result.connectionsOpened()).isEqualTo(5);
            assertThat(server.mostConcurrent.get()).isBetween(2, 5);
            assertThat(server.requests).hasSize((int) result.requests());
        }
    }

    @Test
    void thereAreNeverMoreLoopsThanConnections() throws Exception {
        try (var server = ScriptedServer.start(ok())) {
            var plan = plan(server.uri(), Arrivals.constant(200)).withConnections(1);

            LoadResult result = measure(plan.withLoops(8), HALF_A_SECOND);

            assertThat(result.requests()).isEqualTo(100);
            assertThat(result.connectionsOpened()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 50})
    void theBoundOnRequestsHoldsForAllTogether(long most) throws Exception {
        try (var server = ScriptedServer.start(ok())) {
            var plan = plan(server.uri(), Arrivals.constant(1_000)).withMaxRequests(most);

            LoadResult result = measure(plan.withLoops(3), Duration.ofSeconds(30));

            assertThat(result.requests()).isEqualTo(most);
            assertThat(result.complete()).isFalse();
        }
    }

    @Test
    void connectionsClosedBetweenPhasesAreNoErrors() throws Exception {
        try (var server = ScriptedServer.start(ok());
                var session = LoadSession.open(plan(server.uri(), Arrivals.constant(200))
                        .withConnections(8)
                        .withLoops(2))) {
            LoadResult first = session.measure(HALF_A_SECOND, progress -> {});
            server.endConnections();
            LoadResult second = session.measure(HALF_A_SECOND, progress -> {});

            assertThat(first.errors()).isZero();
            assertThat(second.errors()).isZero();
        }
    }

    @Test
    void aWarmUpEndsForAll() throws Exception {
        try (var server = ScriptedServer.start(ok());
                var session = LoadSession.open(
                        plan(server.uri(), Arrivals.constant(400)).withLoops(2))) {
            var warm = session.warmUp(WarmUp.fixed(HALF_A_SECOND), second -> {});
            LoadResult result = session.measure(HALF_A_SECOND, second -> {});

            assertThat(warm.requests()).isEqualTo(200);
            assertThat(result.requests()).isEqualTo(200);
            assertThat(warm.errors() + result.errors()).isZero();
        }
    }

    @Test
    void stoppingStopsAll() throws Exception {
        var tenth = new CountDownLatch(10);
        try (var server = ScriptedServer.start((request, socket) -> {
                    ok().answer(request, socket);
                    tenth.countDown();
                });
                var session = LoadSession.open(
                        plan(server.uri(), Arrivals.constant(200)).withLoops(2))) {
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
            assertThat(result.requests()).isGreaterThanOrEqualTo(9);
        }
    }

    @Test
    void whatOneCannotReachEndsAll() throws Exception {
        URI refused = ScriptedServer.refusedUri();
        var plan = plan(refused, Arrivals.constant(10)).withLoops(2);

        var failure = catchThrowableOfType(LoadFailedException.class, () -> LoadSession.open(plan));

        assertThat(failure.reason()).isEqualTo(LoadFailedException.Reason.REFUSED);
    }

    @Test
    void aPlanWithoutLoopsOrWithTooManyIsRefused() {
        var plan = plan(URI.create("http://127.0.0.1:1"), Arrivals.constant(10));

        assertThatThrownBy(() -> plan.withLoops(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan.withLoops(65)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Long> offsets(LoadResult result) {
        return result.log().requests().stream()
                .map(request -> request.intendedNanos() - result.startNanos())
                .toList();
    }
}
