package dev.headroom.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.load.Arrivals;
import dev.headroom.load.EndpointLoad;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.LoadResult;
import dev.headroom.load.LoadSession;
import dev.headroom.measure.RequestOutcome;
import io.netty.handler.codec.http2.Http2Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real servers of another house, loaded as their protocol has it. */
class SpokenProtocolTest {

    private static final Duration WINDOW = Duration.ofMillis(500);

    @TempDir
    private static Path folder;

    private static TestCertificate certificate;

    private String spoken = "";

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = TestCertificate.localhost(folder);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void http2WithoutAskingSendsEachRequestOnce(int streams) throws Exception {
        try (var server = NettyServer.plainHttp2(Http2Settings.defaultSettings())) {
            LoadPlan plan = plan(server.uri(), EndpointLoad.get("/{1..9}"), Arrivals.constant(400));

            LoadResult result = measure(plan.withConnections(2)
                    .withProtocol(
                            plan.protocol().withVersion(HttpVersion.HTTP_2).withStreams(streams)));

            assertThat(spoken).isEqualTo("HTTP/2");
            assertThat(result.errors()).isZero();
            assertThat(result.requests()).isEqualTo(200);
            assertThat(server.requests)
                    .hasSize(200)
                    .allMatch(request -> request.matches("HTTP/2 GET /[1-9] localhost 0"));
        }
    }

    @Test
    void http2BodiesLongerThanTheServersWindowArrive() throws Exception {
        try (var server = NettyServer.plainHttp2(Http2Settings.defaultSettings().initialWindowSize(1000))) {
            EndpointLoad post = EndpointLoad.post("/", "text/plain", "x".repeat(100_000));
            LoadPlan plan = plan(server.uri(), post, Arrivals.closed(3));

            LoadResult result = measure(plan.withConnections(1).withProtocol(http2(plan)));

            assertThat(result.errors()).isZero();
            assertThat(result.requests()).isGreaterThan(3);
            assertThat(server.requests).allMatch("HTTP/2 POST / localhost 100000"::equals);
        }
    }

    @Test
    void http2StreamsBeyondWhatTheServerAllowsWaitForOne() throws Exception {
        try (var server = NettyServer.plainHttp2(Http2Settings.defaultSettings().maxConcurrentStreams(2))) {
            LoadPlan plan = plan(server.uri(), EndpointLoad.get("/"), Arrivals.closed(20));

            LoadResult result = measure(plan.withConnections(1).withProtocol(http2(plan)));

            assertThat(result.errors()).isZero();
            assertThat(result.requests()).isGreaterThan(20);
            assertThat(result.connectionWaits().count()).isPositive();
            assertThat(result.connectionsOpened()).isEqualTo(1);
        }
    }

    @Test
    void http2StatusesCountAsTheyDoInHttp1() throws Exception {
        try (var server = NettyServer.plainHttp2(Http2Settings.defaultSettings())) {
            LoadPlan plan = plan(server.uri(), EndpointLoad.get("/status/503"), Arrivals.constant(100));

            LoadResult result = measure(plan.withProtocol(http2(plan)));

            assertThat(result.endpoints().get(0).errorsByKind()).isEqualTo(Map.of(RequestOutcome.BAD_STATUS, 50L));
        }
    }

    @Test
    void aServerWithTlsChoosesHttp2IfItCan() throws Exception {
        try (var server = NettyServer.tls(certificate, "h2", "http/1.1")) {
            LoadResult result = measure(trusted(plan(server.uri(), EndpointLoad.get("/a"), Arrivals.constant(200))));

            assertThat(spoken).isEqualTo("HTTP/2 over TLSv1.3");
            assertThat(result.errors()).isZero();
            assertThat(server.requests).hasSize(100).allMatch("HTTP/2 GET /a localhost 0"::equals);
        }
    }

    @Test
    void aServerWithTlsThatOnlyKnowsHttp1GetsThat() throws Exception {
        try (var server = NettyServer.tls(certificate, "http/1.1")) {
            LoadResult result = measure(trusted(plan(server.uri(), EndpointLoad.get("/a"), Arrivals.constant(200))));

            assertThat(spoken).isEqualTo("HTTP/1.1 over TLSv1.3");
            assertThat(result.errors()).isZero();
            assertThat(server.requests).hasSize(100).allMatch("HTTP/1.1 GET /a localhost 0"::equals);
        }
    }

    @Test
    void http1IsSpokenWhereHttp2CouldBeIfItIsAskedFor() throws Exception {
        try (var server = NettyServer.tls(certificate, "h2", "http/1.1")) {
            LoadPlan plan = trusted(plan(server.uri(), EndpointLoad.get("/a"), Arrivals.constant(200)));

            measure(plan.withProtocol(plan.protocol().withVersion(HttpVersion.HTTP_1_1)));

            assertThat(server.requests).isNotEmpty().allMatch("HTTP/1.1 GET /a localhost 0"::equals);
        }
    }

    @Test
    void anyCertificateIsTakenFromAnyoneWhoIsTrustedBlindly() throws Exception {
        try (var server = NettyServer.tls(TestCertificate.ofAnotherHost(folder), "h2")) {
            LoadPlan plan = plan(server.uri(), EndpointLoad.get("/a"), Arrivals.constant(200));

            LoadResult result = measure(plan.withProtocol(plan.protocol().withTrust(new Trust.Anyone())));

            assertThat(result.errors()).isZero();
            assertThat(server.requests).hasSize(100);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWebSocketMessageIsARequest(boolean secure) throws Exception {
        try (var server = NettyServer.webSocket(secure ? certificate : null)) {
            EndpointLoad message = EndpointLoad.post("/echo", "text/plain", "{\"order\": {1..100}}");

            LoadResult result = measure(trusted(plan(server.uri(), message, Arrivals.constant(200))));

            assertThat(spoken).isEqualTo("WebSocket" + (secure ? " over TLSv1.3" : ""));
            assertThat(result.errors()).isZero();
            assertThat(result.requests()).isEqualTo(100);
            assertThat(result.responseTimes().count()).isEqualTo(100);
        }
    }

    private LoadResult measure(LoadPlan plan) throws Exception {
        try (var session = LoadSession.open(plan)) {
            spoken = session.spoken().toString();
            return session.measure(WINDOW, second -> {});
        }
    }

    private static LoadPlan plan(URI target, EndpointLoad endpoint, Arrivals arrivals) {
        return LoadPlan.of(target, List.of(endpoint), arrivals);
    }

    private static LoadPlan trusted(LoadPlan plan) {
        return plan.withProtocol(plan.protocol().withTrust(new Trust.Authorities(certificate.pem())));
    }

    private static ProtocolPlan http2(LoadPlan plan) {
        return plan.protocol().withVersion(HttpVersion.HTTP_2);
    }
}
