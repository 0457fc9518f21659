package dev.headroom.junit.internal.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.junit.NotMeasuredException;
import dev.headroom.junit.Threads;
import dev.headroom.junit.internal.agent.ExecutedSql;
import dev.headroom.junit.internal.agent.WindowCounts;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Counts held against a limit, where a real pool or database would not do on demand what matters. */
final class QueryExpectationTest {
    private static final ExecutedSql OWN = new ExecutedSql(
            "SELECT name FROM orders WHERE id = ?", List.of("com.acme.Orders.of(Orders.java:31)"), "main", false, 2);
    private static final ExecutedSql OF_THE_POOL = new ExecutedSql(
            "SET search_path = ?",
            List.of(
                    "com.zaxxer.hikari.pool.PoolBase.executeSql(PoolBase.java:1)",
                    "com.acme.Orders.of(Orders.java:30)"),
            "main",
            false,
            1);
    private static final ExecutedSql UNKNOWN = new ExecutedSql("", List.of(), "worker-1", true, 3);

    @Test
    void whatAPoolIssuesOnItsOwnAccountIsToldAndNotCounted() throws NotMeasuredException {
        Outcome outcome = new QueryExpectation(2, 2, Threads.TEST).judge(counts(3, 0, 0, false, "", OWN, OF_THE_POOL));
        Outcome exceeded = new QueryExpectation(1, 1, Threads.TEST).judge(counts(3, 0, 0, false, "", OWN, OF_THE_POOL));

        assertThat(outcome.isFailure()).isFalse();
        assertThat(exceeded.failure().orElseThrow())
                .contains("2 SQL executions, expected exactly 1")
                .contains("The connection pool issued 1 more of its own; not counted.")
                .doesNotContain("SET search_path");
    }

    @Test
    void whatOthersDidIsToldBesideAFailure() throws NotMeasuredException {
        Outcome outcome = new QueryExpectation(0, 1, Threads.TEST).judge(counts(2, 3, 0, false, "", OWN, UNKNOWN));

        assertThat(outcome.failure().orElseThrow())
                .contains("2 SQL executions, expected at most 1")
                .contains("not counted (threads = ALL counts them): 3")
                .contains("3 × (text not known: prepared before the agent came)")
                .contains("at an unknown place, on thread worker-1");
    }

    @Test
    void whatCouldNotBeToldApartOrSeenIsSaid() throws NotMeasuredException {
        Outcome outcome = new QueryExpectation(0, 1, Threads.TEST)
                .judge(counts(1_500, 0, 500, false, "weaving com.acme.Driver: broken", OWN));

        assertThat(outcome.failure().orElseThrow())
                .contains("1500 SQL executions")
                .contains("and 500 of statements too many to tell apart")
                .contains("so there may be more: weaving com.acme.Driver: broken");
    }

    @Test
    void allThreadsCannotBeCountedBesideAnotherMeasuredTest() {
        var all = new QueryExpectation(0, 10, Threads.ALL);

        assertThatThrownBy(() -> all.judge(counts(2, 3, 0, true, "", OWN, UNKNOWN)))
                .isInstanceOf(NotMeasuredException.class)
                .hasMessageContaining("another measured test ran meanwhile")
                .hasMessageContaining("@Isolated");
    }

    private static WindowCounts counts(
            long own, long elsewhere, long ungrouped, boolean overlapped, String failure, ExecutedSql... sql) {
        return new WindowCounts(
                own,
                elsewhere,
                ungrouped,
                OptionalLong.empty(),
                OptionalLong.empty(),
                0,
                0,
                0,
                overlapped,
                failure,
                List.of(sql));
    }
}
