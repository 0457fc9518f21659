package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.diagnose.Finding.Status;
import org.junit.jupiter.api.Test;

class RepeatedQueriesTest {

    private static final String PARENT = "select id from orders where customer = ?";
    private static final String CHILD = "select * from lines where order_id = ?";

    private final ServiceStory story = new ServiceStory();

    @Test
    void aQueryPerRowIsFoundAtTheLineThatIssuesIt() {
        oneQueryPerRow();

        Finding found = story.findings("n-plus-one-queries").get(0);

        assertThat(story.findings("n-plus-one-queries")).hasSize(1);
        assertThat(found.location()).isEqualTo(new Location("com.acme.Orders", "lines", 41));
        assertThat(found.status()).isEqualTo(Status.CONFIRMED);
        assertThat(found.evidence().get(0)).contains("over 400 requests").contains(CHILD);
        assertThat(found.evidence())
                .anySatisfy(said -> assertThat(said).contains(PARENT).contains("equal the executions in 400 of 400"));
        assertThat(found.evidence()).contains("Called from com.acme.Orders.list:20.");
        assertThat(found.frames()).startsWith("com.acme.Orders.list", "com.acme.Orders.lines");
    }

    @Test
    void thatEachRowBringsAQueryIsSaidWithItsInterval() {
        oneQueryPerRow();

        assertThat(story.findings("n-plus-one-queries").get(0).evidence())
                .contains("Each of its rows brings 1.00 executions (1.00 to 1.00): by 6 to 15 rows in 400 requests.");
    }

    @Test
    void aNumberThatVariesButNotWithTheRowsIsOnlySuspected() {
        int parent = story.stack("com.acme.Orders.list:18", "org.h2.jdbc.JdbcPreparedStatement.executeQuery");
        int site = story.stack("com.acme.Orders.list:20", "org.h2.jdbc.JdbcPreparedStatement.executeQuery");
        for (int i = 0; i < 400; i++) {
            int request = story.request(20_000);
            story.query(request, 100, 300, PARENT, parent, 3 + i % 7, 1);
            for (int q = 0; q < 6 + i % 5; q++) {
                story.query(request, 500 + q * 600L, 500, CHILD, site, 1, 1);
            }
        }

        assertThat(story.findings("n-plus-one-queries")).singleElement().satisfies(found -> {
            assertThat(found.status()).isEqualTo(Status.SUSPECTED);
            assertThat(found.evidence()).anyMatch(said -> said.contains("does not follow the rows"));
        });
    }

    @Test
    void rowsOfWhichSomeAreKeptStillProveIt() {
        int parent = story.stack("com.acme.Orders.list:18", "org.h2.jdbc.JdbcPreparedStatement.executeQuery");
        int site = story.stack("com.acme.Orders.list:20", "org.h2.jdbc.JdbcPreparedStatement.executeQuery");
        for (int i = 0; i < 400; i++) {
            int request = story.request(20_000);
            int rows = 10 + i % 20;
            story.query(request, 100, 300, PARENT, parent, rows, 1);
            for (int q = 0; q < rows * 3 / 4; q++) {
                story.query(request, 500 + q * 600L, 500, CHILD, site, 1, 1);
            }
        }

        assertThat(story.findings("n-plus-one-queries"))
                .singleElement()
                .extracting(Finding::status)
                .isEqualTo(Status.CONFIRMED);
    }

    @Test
    void manyThatAlwaysEqualTheRowsBeforeAreSuspectedOnlyWhereTheyNeverVary() {
        queriesPerRequest(15, 15, 1);

        assertThat(story.findings("n-plus-one-queries")).singleElement().satisfies(found -> {
            assertThat(found.status()).isEqualTo(Status.SUSPECTED);
            assertThat(found.evidence()).anySatisfy(said -> assertThat(said).contains("Only one number of executions"));
        });
    }

    @Test
    void manyThatNeverVaryAndAreNotTheRowsBeforeAreSilent() {
        int parent = story.stack("com.acme.Orders.list:18", "org.h2.jdbc.JdbcPreparedStatement.executeQuery");
        int site = story.stack("com.acme.Orders.list:20", "org.h2.jdbc.JdbcPreparedStatement.executeQuery");
        for (int i = 0; i < 400; i++) {
            int request = story.request(20_000);
            story.query(request, 100, 300, PARENT, parent, 3, 1);
            for (int q = 0; q < 20; q++) {
                story.query(request, 500 + q * 600L, 500, CHILD, site, 1, 1);
            }
        }

        assertThat(story.diagnosed().findings()).isEmpty();
    }

    @Test
    void rowsWrittenOneByOneWantABatch() {
        int site = story.stack("com.acme.Orders.place:70", "org.h2.jdbc.JdbcPreparedStatement.executeUpdate");
        for (int i = 0; i < 400; i++) {
            int request = story.request(20_000);
            for (int row = 0; row < 6 + i % 5; row++) {
                story.query(request, 500 + row * 600L, 500, "insert into lines values (?, ?)", site, 1, 1);
            }
        }

        assertThat(story.diagnosed().findings()).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo("missing-batch");
            assertThat(found.location()).isEqualTo(new Location("com.acme.Orders", "place", 70));
            // The median request writes 8 rows, 500 µs each and 100 µs between: half of 7 × 600 µs.
            assertThat(found.predictedGain().saved().best()).isEqualTo(2_100e3);
        });
    }

    @Test
    void aBatchOfRowsIsSilent() {
        int site = story.stack("com.acme.Orders.place:70", "org.h2.jdbc.JdbcPreparedStatement.executeBatch");
        for (int i = 0; i < 400; i++) {
            story.query(story.request(20_000), 500, 3_000, "insert into lines values (?, ?)", site, 1, 8);
        }

        assertThat(story.diagnosed().findings()).isEmpty();
    }

    @Test
    void theGainIsTheTimeOfAllExecutionsButOne() {
        oneQueryPerRow();

        Finding found = story.findings("n-plus-one-queries").get(0);

        // Requests ask 6, 7, …, 15 times, 500 µs each and 100 µs between, all in 10 ms. By nearest rank the median of
        // what
        // is left belongs to those that ask 11 times: 10 × 500 µs, and half of 10 × 100 µs.
        Gain median = found.predictedGain();
        assertThat(median.metric()).isEqualTo("p(50)");
        assertThat(median.saved().best()).isEqualTo(5_500e3);
        assertThat(median.saved().low()).isZero();
        assertThat(median.saved().high()).isBetween(6_000e3, 6_600e3);
        assertThat(found.otherGains()).anySatisfy(gain -> {
            assertThat(gain.metric()).isEqualTo("queries/request");
            assertThat(gain.saved().best()).isEqualTo(9.5);
        });
    }

    @Test
    void executionsTooShortToLeaveTheProcessSaveLittle() {
        int site = story.stack("com.acme.Orders.list:20", "org.h2.jdbc.JdbcPreparedStatement.executeQuery");
        for (int i = 0; i < 400; i++) {
            int request = story.request(10_000);
            for (int q = 0; q < 6 + i % 5; q++) {
                story.query(request, 500 + q * 60L, 40, CHILD, site, 1, 1);
            }
        }

        // The median request asks 8 times: a quarter of 7 × 40 µs; all of it and 7 × 20 µs between at the most.
        Gain median = story.findings("n-plus-one-queries").get(0).predictedGain();
        assertThat(median.saved().best()).isEqualTo(70e3);
        assertThat(median.saved().high()).isGreaterThanOrEqualTo(420e3);
    }

    @Test
    void oneJoinInPlaceOfTheQueriesIsSilent() {
        int site = story.stack("com.acme.Orders.list:20", "org.h2.jdbc.JdbcPreparedStatement.executeQuery");
        for (int i = 0; i < 400; i++) {
            int request = story.request(5_000);
            story.query(request, 500, 1_000, "select * from orders join lines", site, 60, 1);
        }

        assertThat(story.diagnosed().findings()).isEmpty();
    }

    @Test
    void aSmallFixedNumberOfLookUpsIsSilent() {
        queriesPerRequest(8, 8, 1);

        assertThat(story.diagnosed().findings()).isEmpty();
    }

    @Test
    void batchesAreSilent() {
        queriesPerRequest(6, 15, 50);

        assertThat(story.diagnosed().findings()).isEmpty();
    }

    @Test
    void equalStatementsFromDifferentLinesAreNotOneLoop() {
        for (int i = 0; i < 400; i++) {
            int request = story.request(10_000);
            for (int q = 0; q < 6 + i % 3; q++) {
                int site = story.stack("com.acme.Orders.list:" + (20 + q), "org.h2.jdbc.JdbcStatement.executeQuery");
                story.query(request, 100 + q * 600, 500, CHILD, site, 1, 1);
            }
        }

        assertThat(story.diagnosed().findings()).isEmpty();
    }

    @Test
    void executionsWithoutAStackAreOnlySuspected() {
        for (int i = 0; i < 400; i++) {
            int request = story.request(10_000);
            for (int q = 0; q < 6 + i % 3; q++) {
                story.query(request, 100 + q * 600, 500, CHILD, 0, 1, 1);
            }
        }

        assertThat(story.diagnosed().findings())
                .singleElement()
                .extracting(Finding::status)
                .isEqualTo(Status.SUSPECTED);
    }

    private void oneQueryPerRow() {
        queriesPerRequest(6, 15, 1);
    }

    private void queriesPerRequest(int least, int most, long batchSize) {
        int parent = story.stack("com.acme.Orders.list:18", "org.h2.jdbc.JdbcPreparedStatement.executeQuery");
        int child = story.stack(
                "com.acme.Orders.list:20",
                "com.acme.Orders.lines:41",
                "com.zaxxer.hikari.pool.ProxyPreparedStatement.executeQuery",
                "org.h2.jdbc.JdbcPreparedStatement.executeQuery");
        for (int i = 0; i < 400; i++) {
            int rows = least + i % (most - least + 1);
            int request = story.request(10_000);
            story.query(request, 100, 300, PARENT, parent, rows, 1);
            for (int q = 0; q < rows; q++) {
                story.query(request, 500 + q * 600L, 500, CHILD, child, 1, batchSize);
            }
        }
    }
}
