package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.diagnose.Finding.Status;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class CostGrowthTest {

    private static final String RULE = "quadratic-algorithm";
    private static final int REQUESTS = 400;

    private final ServiceStory story = new ServiceStory();

    @Test
    void costThatGrowsWithTheSquareOfTheRowsIsFoundAtTheMethodThatGrows() {
        requests(rows -> 200 + rows * rows / 2);
        samples();

        assertThat(story.findings(RULE)).singleElement().satisfies(found -> {
            assertThat(found.location()).isEqualTo(new Location("com.acme.Matching", "pairs", 40));
            assertThat(found.status()).isEqualTo(Status.CONFIRMED);
            assertThat(found.level()).isEqualTo(Level.ALGORITHM);
            assertThat(found.evidence().get(0)).contains("to the power of 1.").contains("by 10 to 109 rows");
            assertThat(found.otherGains()).singleElement().satisfies(gain -> {
                assertThat(gain.metric()).isEqualTo("cpu/request");
                assertThat(gain.share()).isBetween(0.3, 0.9);
            });
        });
    }

    @Test
    void costInProportionToTheRowsIsSilent() {
        requests(rows -> 50 + 30L * rows);
        samples();

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void sortingWhatWasReadIsSilent() {
        requests(rows -> 20 + (long) (30 * rows * Math.log(rows) / Math.log(2)));
        samples();

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void rowsThatAreAllAlikeAreSilent() {
        int query = query();
        for (int i = 0; i < REQUESTS; i++) {
            int rows = 100 + i % 10;
            story.query(story.request(10_000, (long) rows * rows / 2), 100, 50, "select", query, rows, 1);
        }
        samples();

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void rowsThatNobodyCountedAreSilent() {
        int query = query();
        for (int i = 0; i < REQUESTS; i++) {
            int rows = 10 + i % 100;
            story.query(story.request(10_000, 200 + (long) rows * rows / 2), 100, 50, "select", query, -1, 1);
        }
        samples();

        assertThat(story.findings(RULE)).isEmpty();
    }

    private int query() {
        return story.stack("com.acme.Api.list:12", "org.h2.jdbc.JdbcPreparedStatement.executeQuery");
    }

    private void requests(IntToLongFunction cpuMicrosByRows) {
        int query = query();
        for (int i = 0; i < REQUESTS; i++) {
            int rows = 10 + i % 100;
            int request = story.request(10_000, cpuMicrosByRows.applyAsLong(rows));
            story.query(request, 100, 50, "select * from offers", query, rows, 1);
        }
    }

    /** As many of the growing method as the square of the rows, and two of another in every request. */
    private void samples() {
        int growing = story.stack("com.acme.Api.list:14", "com.acme.Matching.pairs:40");
        int other = story.stack("com.acme.Api.list:20");
        for (int i = 0; i < REQUESTS; i++) {
            int rows = 10 + i % 100;
            story.cpu(i, rows * rows / 500, growing);
            story.cpu(i, 2, other);
        }
    }
}
