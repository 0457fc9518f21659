package dev.headroom.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headroom.load.Arrivals;
import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadFailedException;
import dev.headroom.load.LoadFailedException.Reason;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.LoadSession;
import dev.headroom.load.ScriptedServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets with which there is no agreement: each says whose fault it is, and what to do. */
class FailedHandshakeTest {

    @TempDir
    private static Path folder;

    private static TestCertificate certificate;

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = TestCertificate.localhost(folder);
    }

    @Test
    void anAuthorityNobodyTrustsIsNamedSo() throws Exception {
        try (var server = NettyServer.tls(certificate, "h2")) {
            assertThat(failure(plan(server.uri()))).contains("authority that is not trusted", "--cacert", "--insecure");
        }
    }

    @Test
    void aCertificateOfAnotherHostIsNamedSo() throws Exception {
        TestCertificate other = TestCertificate.ofAnotherHost(folder);
        try (var server = NettyServer.tls(other, "h2")) {
            assertThat(failure(trusting(plan(server.uri()), other))).contains("not for localhost");
        }
    }

    @Test
    void aCertificateThatHasExpiredIsNamedSo() throws Exception {
        TestCertificate old = TestCertificate.expired(folder);
        try (var server = NettyServer.tls(old, "h2")) {
            assertThat(failure(trusting(plan(server.uri()), old))).contains("not valid today");
        }
    }

    @Test
    void aServerInPlainTextIsNamedSo() throws Exception {
        try (var server = HostileServer.plays(socket -> {
            socket.getInputStream().read();
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            HostileServer.drain(socket);
        })) {
            assertThat(failure(plan(server.uri("https")))).contains("answered in plain text");
        }
    }

    @Test
    void aServerThatHangsUpDuringTheTlsHandshakeIsNamedSo() throws Exception {
        try (var server = HostileServer.plays(socket -> socket.getInputStream().read())) {
            assertThat(failure(plan(server.uri("https")))).contains("closed the connection during the TLS handshake");
        }
    }

    @Test
    void aServerThatIsSilentDuringTheTlsHandshakeIsNamedSo() throws Exception {
        try (var server = HostileServer.plays(HostileServer::drain)) {
            assertThat(failure(patient(plan(server.uri("https"))))).contains("did not answer the TLS handshake");
        }
    }

    @Test
    void aServerThatRefusesHttp2OverTlsIsNamedSo() throws Exception {
        try (var server = NettyServer.tls(certificate, "http/1.1")) {
            LoadPlan plan = trusting(plan(server.uri()), certificate);

            assertThat(failure(http2(plan))).contains("ALPN", "--http2");
        }
    }

    @Test
    void aPortThatRefusesTlsConnectionsIsRefusing() throws Exception {
        URI gone;
        try (var server = HostileServer.plays(HostileServer::drain)) {
            gone = server.uri("https");
        }

        var failure = catchThrowableOfType(LoadFailedException.class, () -> LoadSession.open(plan(gone)));

        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void anHttp1ServerAskedForHttp2IsNamedSo() throws Exception {
        try (var server = ScriptedServer.start((request, socket) ->
                ScriptedServer.send(socket, "HTTP/1.1 505 HTTP Version Not Supported\r\nContent-Length: 0\r\n\r\n"))) {
            assertThat(failure(http2(plan(server.uri())))).contains("does not speak HTTP/2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "ws"})
    void aServerThatTakesTheConnectionAndIsSilentIsGivenUp(String scheme) throws Exception {
        try (var server = HostileServer.plays(HostileServer::drain)) {
            LoadPlan plan = patient(plan(server.uri(scheme)));

            assertThat(failure(scheme.equals("http") ? http2(plan) : plan)).contains("did not say a word");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "ws"})
    void aServerThatClosesAtOnceIsGivenUp(String scheme) throws Exception {
        try (var server = HostileServer.plays(socket -> {})) {
            LoadPlan plan = plan(server.uri(scheme));

            assertThat(failure(scheme.equals("http") ? http2(plan) : plan)).contains("127.0.0.1:");
        }
    }

    @Test
    void aServerWithoutWebSocketsIsNamedSo() throws Exception {
        try (var server = ScriptedServer.start((request, socket) ->
                ScriptedServer.send(socket, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"))) {
            URI target = URI.create(server.uri().toString().replace("http:", "ws:"));

            assertThat(failure(plan(target))).contains("404 Not Found", "Check the path");
        }
    }

    @ParameterizedTest
    @CsvSource({"ws, HTTP_2", "wss, HTTP_2"})
    void whatNobodySpeaksIsRefusedBeforeAnythingIsSent(String scheme, HttpVersion version) {
        LoadPlan plan = plan(URI.create(scheme + "://127.0.0.1:1"));

        assertThatThrownBy(
                        () -> LoadSession.open(plan.withProtocol(plan.protocol().withVersion(version))))
                .isInstanceOf(InvalidLoadException.class)
                .hasMessageContaining("--http2");
    }

    @Test
    void authoritiesThatCannotBeReadAreRefusedWithTheirPath() throws Exception {
        Path missing = folder.resolve("missing.pem");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path garbage = Files.writeString(
                folder.resolve("garbage.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

        for (Path pem : List.of(missing, empty, garbage)) {
            LoadPlan plan = plan(URI.create("https://127.0.0.1:1"));
            assertThatThrownBy(() ->
                            LoadSession.open(plan.withProtocol(plan.protocol().withTrust(new Trust.Authorities(pem)))))
                    .isInstanceOf(InvalidLoadException.class)
                    .hasMessageContaining(pem.toString());
        }
    }

    private static String failure(LoadPlan plan) {
        var failure = catchThrowableOfType(
                LoadFailedException.class, () -> LoadSession.open(plan).close());
        assertThat(failure).isNotNull();
        assertThat(failure.reason()).isEqualTo(Reason.HANDSHAKE);
        assertThat(failure).hasMessageStartingWith(plan.target().toString());
        return failure.getMessage();
    }

    private static LoadPlan plan(URI target) {
        return LoadPlan.of(target, List.of(EndpointLoad.post("/", "text/plain", "hello")), Arrivals.constant(10));
    }

    private static LoadPlan patient(LoadPlan plan) {
        return plan.withTimeouts(Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    private static LoadPlan trusting(LoadPlan plan, TestCertificate trusted) {
        return plan.withProtocol(plan.protocol().withTrust(new Trust.Authorities(trusted.pem())));
    }

    private static LoadPlan http2(LoadPlan plan) {
        return plan.withProtocol(plan.protocol().withVersion(HttpVersion.HTTP_2));
    }
}
