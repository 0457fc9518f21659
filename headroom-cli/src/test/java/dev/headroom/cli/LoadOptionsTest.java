package dev.headroom.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headroom.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code headroom load} can be told about arrivals, data and answers. */
class LoadOptionsTest {

    @TempDir
    private Path scratch;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "answering");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        asked.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("X-Name") + " " + body);
        if (exchange.getRequestURI().getPath().equals("/moved")) {
            exchange.getResponseHeaders().add("Location", "/here");
            exchange.sendResponseHeaders(301, -1);
        } else {
            byte[] json = "{\"items\": [{\"id\": 7}]}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
        }
        exchange.close();
    }

    @Test
    void aReplayLastsAsLongAsItsFileAndSendsNothingElse() throws IOException {
        Path starts = Files.writeString(scratch.resolve("starts.txt"), "0\n50ms\n0.1\n");

        headroom("/", "--schedule", "replay " + starts, "--format", "json");

        assertThat(asked).hasSize(3);
        assertThat(out()).contains("\"requests\" : 3").contains("\"arrivals\" : \"replay\"");
    }

    @Test
    void rowsFillPathHeadersAndBodyEachInItsOwnWriting() throws IOException {
        Path users = Files.writeString(
                scratch.resolve("users.csv"), "\uFEFFid,full name\r\n1,\"Ann \"\"A\"\"\"\r\n\r\n2,Ben\r\n");

        headroom(
                "/u/{users.id}",
                "--data",
                users.toString(),
                "--method",
                "post",
                "--header",
                "X-Name={users.full name}",
                "--body",
                "{\"name\": \"{users.full name}\"}",
                "--rate",
                "20",
                "--for",
                "200ms");

        assertThat(asked)
                .containsExactlyInAnyOrder(
                        "/u/1 Ann \"A\" {\"name\": \"Ann \\\"A\\\"\"}",
                        "/u/2 Ben {\"name\": \"Ben\"}",
                        "/u/1 Ann \"A\" {\"name\": \"Ann \\\"A\\\"\"}",
                        "/u/2 Ben {\"name\": \"Ben\"}");
    }

    @Test
    void aCheckThatFailsIsNamedWithItsCount() {
        int exit = headroom(
                "/",
                "--rate",
                "20",
                "--for",
                "200ms",
                "--check",
                "json $.items[0].id = 8",
                "--check",
                "body contains 7");

        assertThat(exit).isEqualTo(4);
        assertThat(out().replaceAll("\\s+", " "))
                .contains("GET /: json $.items[0].id = 8 did not hold in 4 of 4 requests.")
                .contains("4 validation-failed");
    }

    @Test
    void aCheckThatFailsStandsInTheJson() {
        headroom("/", "--rate", "20", "--for", "200ms", "--check", "header ETag", "--format", "json");

        assertThat(out().replaceAll("\\s+", ""))
                .contains("\"failedChecks\":[{\"endpoint\":\"GET/\",\"check\":\"headerETag\",\"requests\":4}]");
    }

    @Test
    void redirectsAreErrorsUnlessToldOtherwise() {
        headroom("/moved", "--rate", "20", "--for", "200ms");
        assertThat(out()).contains("4 bad-status");
        out.reset();
        asked.clear();

        headroom("/moved", "--rate", "20", "--for", "200ms", "--follow-redirects", "1");

        assertThat(out()).contains("4 requests, 0 errors");
        assertThat(asked).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--check|json a.b|--check 'json a.b', column 6: a JSON path begins with $. Write header ETag",
                "--check|json $.a[b]|column 9: .name, [\"name\"] or [0] was expected",
                "--check|body|column 5: '=' or 'contains' was expected",
                "--check|jsn $.a|column 1: a check begins with one of header, body, json, not 'jsn'; did you mean 'json'?",
                "--check|header|column 7: a header's name was expected",
                "--data|none.csv|--data: none.csv does not exist. Give a CSV file whose first row names the columns.",
                "--data|.|is a directory",
                "--follow-redirects|99|0 to 20 redirects are followed, got 99",
            })
    void whatCannotBeReadIsAnsweredWithItsPlaceAndTheForm(String option, String value, String answer) {
        assertThat(headroom("/", "--rate", "1", "--for", "1s", option, value)).isEqualTo(2);

        assertThat(err()).contains(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,name\\n1,a\\n2| line 3, row 3: A row has as many values as there are columns, 2, got 1.",
                "id,name\\n1,\"a| is not CSV: ",
                "id,id\\n1,2| line 1: Columns have different names",
                "id\\n| has a row of names and none of values.",
                "''| is empty. Its first row names the columns.",
            })
    void rowsThatAreWrongAreRefusedWithTheirLine(String text, String problem) throws IOException {
        Path file = Files.writeString(scratch.resolve("rows.csv"), text.replace("\\n", "\n"));

        assertThat(headroom("/", "--rate", "1", "--for", "1s", "--data", file.toString()))
                .isEqualTo(2);

        assertThat(err()).contains(file + " ").contains(problem);
    }

    @Test
    void aColumnThatIsNotThereIsAnsweredWithThoseThatAre() throws IOException {
        Path users = Files.writeString(scratch.resolve("users.csv"), "id,name\n1,a\n");

        assertThat(headroom("/{users.nmae}", "--rate", "1", "--for", "1s", "--data", users.toString()))
                .isEqualTo(2);

        assertThat(err())
                .contains("at column 2 of '/{users.nmae}'")
                .contains("Names known here: users.id, users.name.");
    }

    private int headroom(String path, String... options) {
        var terminal =
                new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false, false);
        List<String> arguments = new java.util.ArrayList<>(
                List.of("load", "http://127.0.0.1:" + server.getAddress().getPort() + path));
        arguments.addAll(List.of(options));
        return Main.run(terminal, arguments.toArray(String[]::new));
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }
}
