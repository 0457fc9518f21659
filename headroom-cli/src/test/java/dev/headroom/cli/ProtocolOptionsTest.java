package dev.headroom.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.load.EndpointLoad;
import dev.headroom.load.protocol.HttpVersion;
import dev.headroom.load.protocol.ProtocolPlan;
import dev.headroom.load.protocol.Trust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code headroom load} can be told about protocols, and what it says where there is no agreement. */
class ProtocolOptionsTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theResultSaysWhatWasSpoken() {
        load("http", "/", "--format", "json");

        assertThat(out.toString(UTF_8)).contains("\"protocol\" : \"HTTP/1.1\"");
    }

    @ParameterizedTest
    @CsvSource({
        "http, --http2, HTTP/2",
        "https, --insecure, TLS handshake",
        "ws, --body=x, answered the WebSocket handshake"
    })
    void noAgreementEndsTheRunWithItsReason(String scheme, String option, String reason) {
        assertThat(load(scheme, "/", option, "--timeout", "1s")).isEqualTo(Failures.RUN_FAILED);

        assertThat(err.toString(UTF_8)).contains(scheme + "://127.0.0.1:").contains(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http|/|--http2 --http1.1|one of --http1.1 and --http2",
                "https|/|--insecure --cacert x.pem|one of --cacert and --insecure",
                "https|/|--cacert missing.pem|missing.pem",
                "http|/|--streams 0|1 to 10,000 streams",
                "ws|/|--http2 --body x|WebSocket",
                "ws|/|--method GET|no message to send",
                "http|/|--grpc Get|SERVICE/METHOD",
                "http|/|--message-hex 00|SERVICE/METHOD",
                "http|/path|--grpc a.B/C|no path",
                "http|/|--grpc a.B/C --body x|no path",
                "http|/|--grpc a.B/C --http1.1|HTTP/2 only",
                "http|/|--grpc a.B/C --message-hex 0g|hexadecimal",
                "http|/|--grpc a.B/C --message-base64 *|Base64",
                "http|/|--grpc a.B/C --message-file missing.bin|missing.bin",
                "http|/|--grpc a.B/C --message-hex 00 --message-base64 AA|one message"
            })
    void whatCannotBeMeantIsRefusedWithARemedy(String scheme, String path, String options, String remedy) {
        assertThat(load(scheme, path, options.split(" "))).isEqualTo(2);

        assertThat(err.toString(UTF_8)).contains(remedy);
    }

    @Test
    void optionsBecomeAPlan() throws Exception {
        ProtocolPlan plan = CommandLine.populateCommand(
                        new ProtocolOptions(), "--http2", "--streams", "7", "--cacert", "ca.pem")
                .plan();

        assertThat(plan).isEqualTo(new ProtocolPlan(HttpVersion.HTTP_2, 7, new Trust.Authorities(Path.of("ca.pem"))));
        assertThat(CommandLine.populateCommand(new ProtocolOptions()).plan()).isEqualTo(ProtocolPlan.standard());
    }

    @Test
    void aMessageIsGivenAsFileOrHexadecimalOrBase64(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("get.bin"), new byte[] {10, (byte) 0xff});

        for (List<String> message : List.of(
                List.of("--message-file", file.toString()),
                List.of("--message-hex", "0a FF"),
                List.of("--message-base64", "Cv8="))) {
            List<String> arguments = new ArrayList<>(List.of("--grpc", "shop.Orders/Get"));
            arguments.addAll(message);
            EndpointLoad call = CommandLine.populateCommand(new GrpcOptions(), arguments.toArray(String[]::new))
                    .call("/", Map.of("tenant", "a"), null);

            assertThat(call)
                    .isEqualTo(EndpointLoad.grpc("shop.Orders/Get", Map.of("tenant", "a"), new byte[] {10, -1}));
        }
    }

    private int load(String scheme, String path, String... options) {
        var terminal =
                new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false, false);
        String url = scheme + "://127.0.0.1:" + server.getAddress().getPort() + path;
        List<String> arguments = new ArrayList<>(List.of("load", url, "--rate", "20", "--for", "200ms"));
        arguments.addAll(List.of(options));
        return Main.run(terminal, arguments.toArray(String[]::new));
    }
}
