package dev.headroom.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** N+1 queries where users meet them: a Spring Boot service whose Hibernate loads lazily, and the same with a join. */
class BookshelfIT {

    private static final String ENDPOINT = "GET /shelves/{id}/authors";
    private static final String LAZY = "dev.headroom.example.bookshelf.LazyAuthors";

    @TempDir
    private Path scratch;

    @Test
    void lazyLoadingIsFoundAtItsLineAndProvenByTheRows() throws Exception {
        WrittenRun run = run(false);

        JsonNode found = WrittenRun.stream(run.findingsJson().at("/findings"))
                .filter(finding -> finding.path("rule").asText().equals("n-plus-one-queries"))
                .filter(finding -> finding.path("endpoint").asText().equals(ENDPOINT))
                .findFirst()
                .orElseThrow(() -> new AssertionError(run.folder() + " has no such finding"));
        assertThat(found.at("/location/class").asText()).isEqualTo(LAZY);
        assertThat(found.at("/location/method").asText()).isEqualTo("onShelf");
        assertThat(found.at("/location/line").asInt()).isEqualTo(lineOf("for (Book book : author.books())"));
        assertThat(found.path("status").asText()).isEqualTo("confirmed");
        assertThat(evidence(found)).anyMatch(said -> said.startsWith("Each of its rows brings 1.00 executions"));
    }

    @Test
    void aJoinIsSilent() throws Exception {
        WrittenRun run = run(true);

        assertThat(run.endpoint(ENDPOINT).path("errors").asLong()).isZero();
        assertThat(run.sqlPerRequest(ENDPOINT)).isEqualTo(1);
        assertThat(run.findings()).noneMatch(found -> found.rule().equals("n-plus-one-queries"));
    }

    private WrittenRun run(boolean fixed) throws IOException, InterruptedException {
        int port = Ports.free();
        Files.writeString(
                scratch.resolve("headroom.yml"),
                """
                apiVersion: headroom/v1
                service:
                  command: [%s, -Xmx256m, -jar, "%s", --server.port=%d, --bookshelf.fixed=%s]
                  ready: http://127.0.0.1:%d/health
                  startTimeout: 90s
                load:
                  rate: 40/s
                  warmup: 2s
                  duration: 4s
                  requests:
                    - {name: "%s", get: "/shelves/{1..40}/authors"}
                """
                        .formatted(
                                Jdk.own(),
                                Path.of(System.getProperty("bookshelf.jar")).toRealPath(),
                                port,
                                fixed,
                                port,
                                ENDPOINT));
        Spawned.Ended ended =
                Headroom.run(scratch, "run", "--out", scratch.resolve("run").toString());
        WrittenRun run = new WrittenRun(scratch.resolve("run"));
        assertThat(run.folder().resolve("findings.json")).as(ended.err()).exists();
        return run;
    }

    private static int lineOf(String text) throws IOException {
        List<String> lines = Files.readAllLines(
                Path.of(System.getProperty("bookshelf.sources")).resolve(LAZY.replace('.', '/') + ".java"));
        return 1
                + IntStream.range(0, lines.size())
                        .filter(i -> lines.get(i).contains(text))
                        .findFirst()
                        .orElseThrow();
    }

    private static List<String> evidence(JsonNode finding) {
        return WrittenRun.stream(finding.path("evidence")).map(JsonNode::asText).toList();
    }
}
