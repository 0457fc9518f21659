package dev.headroom.load.protocol;

import static dev.headroom.load.protocol.HostileServer.SETTINGS;
import static dev.headroom.load.protocol.HostileServer.awaitFrame;
import static dev.headroom.load.protocol.HostileServer.drain;
import static dev.headroom.load.protocol.HostileServer.readPreface;
import static dev.headroom.load.protocol.HostileServer.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headroom.load.Arrivals;
import dev.headroom.load.EndpointLoad;
import dev.headroom.load.LoadFailedException;
import dev.headroom.load.LoadFailedException.Reason;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.LoadResult;
import dev.headroom.load.LoadSession;
import dev.headroom.measure.RequestOutcome;
import io.netty.handler.codec.http2.Http2Settings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** HTTP/2 servers that misbehave in the middle of a load: each request ends, and is counted as what it was. */
class HostileServerTest {

    private static final int HEADERS = 1;
    private static final EndpointLoad GET = EndpointLoad.get("/");

    /** The head {@code :status: 200} and the end of its stream. */
    private static String ok(int stream) {
        return "000001" + "01" + "05" + hex(stream) + "88";
    }

    @Test
    void garbageInTheMiddleIsMalformedAndTheLoadGoesOn() throws Exception {
        try (var server = HostileServer.plays(socket -> {
            readPreface(socket);
            send(socket, SETTINGS);
            send(socket, ok(awaitFrame(socket, HEADERS)));
            awaitFrame(socket, HEADERS);
            send(socket, "47455420".repeat(10));
            drain(socket);
        })) {
            LoadResult result = measure(plan(server, Arrivals.constant(100)));

            assertThat(result.endpoints().get(0).errorsByKind()).containsKey(RequestOutcome.MALFORMED_RESPONSE);
            assertThat(result.responseTimes().count()).isPositive();
            assertThat(result.requests()).isEqualTo(50);
        }
    }

    @Test
    void aHeadWithoutEndIsMalformed() throws Exception {
        try (var server = HostileServer.plays(socket -> {
            readPreface(socket);
            send(socket, SETTINGS);
            String stream = hex(awaitFrame(socket, HEADERS));
            send(socket, "000001" + "01" + "00" + stream + "88");
            while (!socket.isClosed()) {
                send(socket, ("000003" + "09" + "00" + stream + "000161").repeat(100));
            }
        })) {
            LoadResult result = measure(plan(server, Arrivals.closed(1)));

            assertThat(result.responseTimes().count()).isZero();
            assertThat(result.endpoints().get(0).errorsByKind().keySet())
                    .contains(RequestOutcome.MALFORMED_RESPONSE)
                    .isSubsetOf(RequestOutcome.MALFORMED_RESPONSE, RequestOutcome.CONNECTION_LOST);
        }
    }

    @Test
    void aBodyWithoutEndTimesOut() throws Exception {
        try (var server = HostileServer.plays(socket -> {
            readPreface(socket);
            send(socket, SETTINGS);
            String stream = hex(awaitFrame(socket, HEADERS));
            send(socket, "000001" + "01" + "04" + stream + "88");
            while (!socket.isClosed()) {
                send(socket, ("000400" + "00" + "00" + stream + "00".repeat(1024)).repeat(16));
            }
        })) {
            LoadPlan plan = plan(server, Arrivals.constant(4))
                    .withTimeouts(Duration.ofMillis(300), Duration.ofSeconds(2), Duration.ofSeconds(10));

            LoadResult result = measure(plan);

            assertThat(result.endpoints().get(0).errorsByKind()).isEqualTo(Map.of(RequestOutcome.TIMEOUT, 2L));
        }
    }

    @Test
    void aServerThatNeverOpensItsWindowTimesTheRequestOut() throws Exception {
        try (var server = HostileServer.plays(socket -> {
            readPreface(socket);
            send(socket, "000006" + "04" + "00" + "00000000" + "000400000000");
            drain(socket);
        })) {
            LoadPlan plan = plan(server, EndpointLoad.post("/", "text/plain", "hello"), Arrivals.constant(10))
                    .withTimeouts(Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(10));

            LoadResult result = measure(plan);

            assertThat(result.endpoints().get(0).errorsByKind()).isEqualTo(Map.of(RequestOutcome.TIMEOUT, 5L));
        }
    }

    @Test
    void aServerThatAllowsNoStreamMakesRequestsWaitUntilTheyTimeOut() throws Exception {
        try (var server = HostileServer.plays(socket -> {
            readPreface(socket);
            send(socket, "000006" + "04" + "00" + "00000000" + "000300000000");
            drain(socket);
        })) {
            LoadPlan plan = plan(server, Arrivals.constant(10))
                    .withTimeouts(Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(10));

            LoadResult result = measure(plan);

            assertThat(result.endpoints().get(0).errorsByKind()).isEqualTo(Map.of(RequestOutcome.TIMEOUT, 5L));
        }
    }

    @Test
    void afterGoodbyesTheLoadGoesOnOverOtherConnections() throws Exception {
        var connections = new AtomicInteger();
        try (var server = HostileServer.plays(socket -> {
            connections.incrementAndGet();
            readPreface(socket);
            send(socket, SETTINGS);
            int last = 0;
            for (int i = 0; i < 5; i++) {
                last = awaitFrame(socket, HEADERS);
                send(socket, ok(last));
            }
            send(socket, "000008" + "07" + "00" + "00000000" + hex(last) + "00000000");
            drain(socket);
        })) {
            LoadResult result = measure(plan(server, Arrivals.constant(100)).withConnections(1));

            assertThat(result.requests()).isEqualTo(50);
            // Five answers a connection; what was sent before its goodbye had arrived is lost, however much that was.
            assertThat(result.responseTimes().count())
                    .isBetween(5L * (connections.get() - 1), 5L * connections.get())
                    .isGreaterThan(10);
            assertThat(result.endpoints().get(0).errorsByKind().keySet()).isSubsetOf(RequestOutcome.CONNECTION_LOST);
        }
    }

    @Test
    void resetStreamsAreLostAndOthersOfTheConnectionAreNot() throws Exception {
        try (var server = HostileServer.plays(socket -> {
            readPreface(socket);
            send(socket, SETTINGS);
            for (int i = 0; !socket.isClosed(); i++) {
                int stream = awaitFrame(socket, HEADERS);
                send(socket, i % 5 == 4 ? "000004" + "03" + "00" + hex(stream) + "00000002" : ok(stream));
            }
        })) {
            LoadResult result = measure(plan(server, Arrivals.constant(100)).withConnections(1));

            assertThat(result.endpoints().get(0).errorsByKind()).isEqualTo(Map.of(RequestOutcome.CONNECTION_LOST, 10L));
            assertThat(result.connectionsOpened()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatClosesItsSideLosesWhatIsOnItsWay() throws Exception {
        try (var server = HostileServer.plays(socket -> {
            readPreface(socket);
            send(socket, SETTINGS);
            awaitFrame(socket, HEADERS);
            socket.shutdownOutput();
            drain(socket);
        })) {
            LoadResult result = measure(plan(server, Arrivals.constant(20)));

            assertThat(result.endpoints().get(0).errorsByKind()).isEqualTo(Map.of(RequestOutcome.CONNECTION_LOST, 10L));
        }
    }

    @Test
    void aServerThatDiesEndsTheLoadWithWhatWasMeasured() throws Exception {
        try (var server = NettyServer.plainHttp2(Http2Settings.defaultSettings())) {
            LoadPlan plan = LoadPlan.of(server.uri(), List.of(GET), Arrivals.constant(200));
            server.diesAfter = 50;

            var failure =
                    catchThrowableOfType(LoadFailedException.class, () -> measure(http2(plan), Duration.ofSeconds(60)));

            assertThat(failure.reason()).isEqualTo(Reason.DIED);
            assertThat(failure.partialResult().orElseThrow().responseTimes().count())
                    .isGreaterThan(40);
        }
    }

    private static LoadResult measure(LoadPlan plan) throws Exception {
        return measure(plan, Duration.ofMillis(500));
    }

    private static LoadResult measure(LoadPlan plan, Duration window) throws Exception {
        try (var session = LoadSession.open(plan)) {
            return session.measure(window, second -> {});
        }
    }

    private static LoadPlan plan(HostileServer server, Arrivals arrivals) {
        return plan(server, GET, arrivals);
    }

    private static LoadPlan plan(HostileServer server, EndpointLoad endpoint, Arrivals arrivals) {
        return http2(LoadPlan.of(server.uri("http"), List.of(endpoint), arrivals));
    }

    private static LoadPlan http2(LoadPlan plan) {
        return plan.withProtocol(plan.protocol().withVersion(HttpVersion.HTTP_2));
    }

    private static String hex(int number) {
        return String.format(Locale.ROOT, "%08x", number);
    }
}
