package dev.headroom.junit.internal.expect;

import dev.headroom.junit.NotMeasuredException;
import dev.headroom.junit.Threads;
import dev.headroom.junit.internal.agent.ExecutedSql;
import dev.headroom.junit.internal.agent.WindowCounts;
import java.util.List;

/**
 * How many SQL executions one run of a body may issue, both ends included.
 *
 * @param least not negative
 * @param most {@link Long#MAX_VALUE} for any number
 */
public record QueryExpectation(long least, long most, Threads threads) {

    public QueryExpectation {
        if (least < 0) {
            throw new IllegalArgumentException("nothing can be executed " + least + " times");
        }
        if (least > most) {
            throw new IllegalArgumentException("no number is at least " + least + " and at most " + most);
        }
    }

    /** Judges one run; refused where its executions cannot be told from others'. */
    public Outcome judge(WindowCounts counts) throws NotMeasuredException {
        List<ExecutedSql> own = counts.sql().stream()
                .filter(sql -> threads == Threads.ALL || !sql.elsewhere())
                .toList();
        long ofPool = own.stream()
                .filter(sql -> CallSite.isOfPool(sql.frames()))
                .mapToLong(ExecutedSql::count)
                .sum();
        long all = counts.executions() + (threads == Threads.ALL ? counts.executionsElsewhere() : 0) - ofPool;
        boolean kept = all >= least && all <= most;
        requireOwn(counts, kept);
        String measured = all + (all == 1 ? " SQL execution" : " SQL executions");
        if (kept) {
            return Outcome.kept("headroom.queries", measured, limits());
        }
        return Outcome.exceeded("headroom.queries", measured, limits(), story(counts, own, measured, ofPool));
    }

    private void requireOwn(WindowCounts counts, boolean kept) throws NotMeasuredException {
        if (threads == Threads.ALL && counts.overlapped()) {
            throw new NotMeasuredException("The SQL executions of this test cannot be told: another measured test ran"
                    + " meanwhile, and threads = ALL counts what either causes. Run it apart: @Isolated, or"
                    + " @Execution(SAME_THREAD) for both.");
        }
        if (threads == Threads.TEST && kept && counts.executions() == 0 && counts.executionsElsewhere() > 0) {
            throw new NotMeasuredException("The SQL executions of this test cannot be told: its own threads executed"
                    + " nothing, while other threads executed " + counts.executionsElsewhere()
                    + ". If they did it for the test, as a server does that it talks to, count them:"
                    + " @ExpectQueries(…, threads = ALL). If not, leave them out: threads = TEST_ONLY."
                    + new StatementList(elsewhere(counts)).text());
        }
    }

    private String story(WindowCounts counts, List<ExecutedSql> own, String measured, long ofPool) {
        var statements = new StatementList(
                own.stream().filter(sql -> !CallSite.isOfPool(sql.frames())).toList());
        var story = new StringBuilder("queries: " + measured + ", expected " + limits() + " (one run)");
        story.append(statements.text()).append(statements.advice());
        if (counts.ungrouped() > 0) {
            story.append("\n  and ").append(counts.ungrouped()).append(" of statements too many to tell apart");
        }
        if (ofPool > 0) {
            story.append("\n  The connection pool issued ").append(ofPool).append(" more of its own; not counted.");
        }
        if (threads != Threads.ALL && counts.executionsElsewhere() > 0) {
            story.append(
                            "\n  Meanwhile on threads that are not the test's, and not counted (threads = ALL counts them): ")
                    .append(counts.executionsElsewhere())
                    .append(new StatementList(elsewhere(counts)).text());
        }
        if (!counts.firstFailure().isEmpty()) {
            story.append("\n  The agent gave up somewhere meanwhile, so there may be more: ")
                    .append(counts.firstFailure());
        }
        return story.toString();
    }

    private static List<ExecutedSql> elsewhere(WindowCounts counts) {
        return counts.sql().stream().filter(ExecutedSql::elsewhere).toList();
    }

    private String limits() {
        if (least == most) {
            return "exactly " + least;
        } else if (most == Long.MAX_VALUE) {
            return "at least " + least;
        }
        return least == 0 ? "at most " + most : "from " + least + " to " + most;
    }
}
