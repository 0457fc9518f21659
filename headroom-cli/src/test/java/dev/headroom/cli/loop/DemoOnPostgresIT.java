package dev.headroom.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.loop.WrittenRun.Found;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The demo against a real database server, which Maven brings and this test starts. */
@Isolated("what it measures is judged")
class DemoOnPostgresIT {

    private static final String ORDERS = "GET /customers/{id}/orders";

    @TempDir
    private Path scratch;

    @Test
    void statementsAreCountedAndTheLoopOfQueriesIsFound() throws Exception {
        var run = new WrittenRun(scratch.resolve("run"));
        Spawned.Ended ended;

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            ended = Headroom.run(
                    scratch,
                    "demo",
                    "--duration",
                    "10s",
                    "--jdbc-url",
                    postgres.getJdbcUrl("postgres", "postgres"),
                    "--out",
                    run.folder().toString());
        }

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).contains(ORDERS, "n-plus-one-queries");
        assertThat(run.run().path("complete").asBoolean()).isTrue();
        assertThat(run.endpoint(ORDERS).path("errors").asLong()).isZero();
        assertThat(run.sqlPerRequest(ORDERS)).isEqualTo(21);
        assertThat(run.findings())
                .contains(new Found("n-plus-one-queries", "dev.headroom.example.shop.order.PerOrderQueries", ORDERS));
        assertThat(Leftovers.ofShop(Leftovers.port(run.run().path("service").asText())))
                .isEmpty();
    }
}
