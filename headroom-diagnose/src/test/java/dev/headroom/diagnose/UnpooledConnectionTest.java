package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.diagnose.Finding.Status;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UnpooledConnectionTest {

    private static final String RULE = "unpooled-connection";

    private final ServiceStory story = new ServiceStory();

    @Test
    void aConnectionOpenedForEveryRequestIsFoundAtTheLineThatAsksForIt() {
        story.requests(400, 10_000);
        story.cpu(40, opening("com.acme.Stock.levels:23"));
        story.cpu(160, story.stack("com.acme.Stock.levels:24", "org.h2.jdbc.JdbcStatement.executeQuery"));

        assertThat(story.findings(RULE)).singleElement().satisfies(found -> {
            assertThat(found.location()).isEqualTo(new Location("com.acme.Stock", "levels", 23));
            assertThat(found.status()).isEqualTo(Status.CONFIRMED);
            assertThat(found.evidence().get(0)).contains("40 different requests (of 400)");
            assertThat(found.predictedGain().share()).isBetween(0.05, 0.2);
        });
    }

    @Test
    void aDataSourceWithoutAPoolIsTheSame() {
        story.requests(400, 10_000);
        story.cpu(40, story.stack("com.acme.Stock.levels:23", "org.h2.jdbcx.JdbcDataSource.getConnection"));

        assertThat(story.findings(RULE)).hasSize(1);
    }

    @Test
    void aPoolThatGrowsOnARequestsThreadIsSilent() {
        story.requests(400, 10_000);
        story.cpu(40, opening("com.acme.Stock.levels:23", "com.zaxxer.hikari.pool.HikariPool.getConnection"));

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void oneRequestThatOpensTheOnlyConnectionIsSilent() {
        story.request(15_000);
        story.cpu(40, opening("com.acme.Stock.connect:10"));
        story.requests(20, 10_000);

        assertThat(story.findings(RULE)).isEmpty();
    }

    private int opening(String... callers) {
        String[] frames = Arrays.copyOf(callers, callers.length + 2);
        frames[callers.length] = "java.sql.DriverManager.getConnection:229";
        frames[callers.length + 1] = "org.h2.Driver.connect:59";
        return story.stack(frames);
    }
}
