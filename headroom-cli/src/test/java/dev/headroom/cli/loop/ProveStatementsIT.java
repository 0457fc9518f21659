package dev.headroom.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * One statement a request more in the example shop, which is counted and not estimated: the fewest blocks there are decide it, and the
 * same shop against itself does not fail.
 */
@Execution(ExecutionMode.CONCURRENT) // of processes that wait for each other
class ProveStatementsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String PRODUCTS = "GET /products/{id}";
    private static final String ORDERS = "GET /orders/{id}";
    private static final String STATEMENTS = "queries/request";

    /** All but the cache of pages by visitor: there every new visitor costs a statement, and in the repaired one none. */
    private static final String ONE_STATEMENT_MORE = "n-plus-one-queries,string-concat-in-loop,regex-compile-in-loop,"
            + "blocking-io-in-hot-path,logging-in-hot-path,unsized-collection,eager-evaluation,unpooled-connection";

    @TempDir
    private Path scratch;

    @Test
    void oneStatementMoreFailsWhereItIsAndNowhereElse() throws Exception {
        int port = Ports.free();
        config("before.yml", port, "all");
        config("after.yml", port, ONE_STATEMENT_MORE);
        Spawned.Ended ended;
        try (Spawned prove = Headroom.start(
                scratch,
                "prove",
                "--before",
                "before.yml",
                "--after",
                "after.yml",
                "--blocks",
                "2",
                "--format",
                "json",
                "--out",
                "proof")) {
            ended = prove.await(PATIENCE);
        }

        assertThat(ended.exitCode()).as(ended.err() + ended.out()).isEqualTo(1);
        JsonNode proof = WrittenRun.json(ended.out());
        JsonNode more = WrittenRun.gate(proof, PRODUCTS, STATEMENTS);
        assertThat(more.path("verdict").asText()).isEqualTo("fail");
        assertThat(more.path("method").asText()).isEqualTo("exact");
        assertThat(more.at("/difference/best").asDouble()).isEqualTo(1);
        assertThat(WrittenRun.gate(proof, ORDERS, STATEMENTS).path("verdict").asText())
                .isEqualTo("pass");
        assertThat(proof.path("gates")).hasSize(2);
        assertThat(compared("block-1-before", "block-2-before")).isZero();
        assertThat(compared("block-1-before", "block-1-after")).isEqualTo(1);
    }

    /** The exit code for two of the proof's runs, by their statements alone. */
    private int compared(String base, String head) throws Exception {
        Path proof = scratch.resolve("proof");
        return Headroom.run(
                        scratch,
                        "compare",
                        proof.resolve(base).toString(),
                        proof.resolve(head).toString(),
                        "--regress",
                        STATEMENTS + "=0%")
                .exitCode();
    }

    private void config(String name, int port, String fixed) throws IOException {
        Files.writeString(
                scratch.resolve(name),
                """
                apiVersion: headroom/v1
                service:
                  command: ["%s", -XX:+UseSerialGC, -XX:TieredStopAtLevel=1, -jar, "%s", --port, "%d", --fixed, "%s"]
                  ready: http://127.0.0.1:%d/health
                load:
                  rate: 100/s
                  warmup: 500ms
                  duration: 1s
                  requests:
                    - {name: "%s", get: "/products/7?currency=EUR&visitor=v{1..1000000000}"}
                    - {name: "%s", get: "/orders/{1..10000}"}
                defaults: {latency: {regress: off}, memory: {regress: off}, allocations: {regress: off}}
                """
                        .formatted(Jdk.own(), Headroom.SHOP, port, fixed, port, PRODUCTS, ORDERS));
    }
}
