package dev.headroom.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** N+1 queries where users meet them: a Spring Boot service whose Hibernate loads lazily at one address, and joins at another. */
@Execution(ExecutionMode.CONCURRENT) // of processes that wait for each other
class BookshelfIT {

    private static final String LAZY = "GET /shelves/{id}/authors";
    private static final String JOINED = "GET /shelves/{id}/authors/joined";
    private static final String LAZY_CLASS = "dev.headroom.example.bookshelf.LazyAuthors";

    @TempDir
    private static Path shared;

    private static WrittenRun run;

    @BeforeAll
    static void runOnce() throws Exception {
        int port = Ports.free();
        Files.writeString(
                shared.resolve("headroom.yml"),
                """
                apiVersion: headroom/v1
                service:
                  command: [%s, -Xmx256m, -jar, "%s", --server.port=%d]
                  ready: http://127.0.0.1:%d/health
                  startTimeout: 90s
                load:
                  rate: 40/s
                  warmup: 2s
                  duration: 4s
                  requests:
                    - {name: "%s", get: "/shelves/{1..40}/authors"}
                    - {name: "%s", get: "/shelves/{1..40}/authors/joined"}
                """
                        .formatted(
                                Jdk.own(),
                                Path.of(System.getProperty("bookshelf.jar")).toRealPath(),
                                port,
                                port,
                                LAZY,
                                JOINED));
        Spawned.Ended ended =
                Headroom.run(shared, "run", "--out", shared.resolve("run").toString());
        run = new WrittenRun(shared.resolve("run"));
        assertThat(run.folder().resolve("findings.json")).as(ended.err()).exists();
    }

    @Test
    void lazyLoadingIsFoundAtItsLineAndProvenByTheRows() throws Exception {
        JsonNode found = WrittenRun.stream(run.findingsJson().at("/findings"))
                .filter(finding -> finding.path("rule").asText().equals("n-plus-one-queries"))
                .filter(finding -> finding.path("endpoint").asText().equals(LAZY))
                .findFirst()
                .orElseThrow(() -> new AssertionError(run.folder() + " has no such finding"));

        assertThat(found.at("/location/class").asText()).isEqualTo(LAZY_CLASS);
        assertThat(found.at("/location/method").asText()).isEqualTo("onShelf");
        assertThat(found.at("/location/line").asInt()).isEqualTo(lineOf("for (Book book : author.books())"));
        assertThat(found.path("status").asText()).isEqualTo("confirmed");
        assertThat(WrittenRun.stream(found.path("evidence")).map(JsonNode::asText))
                .anyMatch(said -> said.startsWith("Each of its rows brings 1.00 executions"));
    }

    @Test
    void aJoinIsSilent() throws Exception {
        assertThat(run.endpoint(JOINED).path("errors").asLong()).isZero();
        assertThat(run.sqlPerRequest(JOINED)).isEqualTo(1);
        assertThat(run.findings())
                .noneMatch(found -> found.rule().equals("n-plus-one-queries")
                        && found.endpoint().equals(JOINED));
    }

    private static int lineOf(String text) throws IOException {
        List<String> lines = Files.readAllLines(
                Path.of(System.getProperty("bookshelf.sources")).resolve(LAZY_CLASS.replace('.', '/') + ".java"));
        return 1
                + IntStream.range(0, lines.size())
                        .filter(i -> lines.get(i).contains(text))
                        .findFirst()
                        .orElseThrow();
    }
}
