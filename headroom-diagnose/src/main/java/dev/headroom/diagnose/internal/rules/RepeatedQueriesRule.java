package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Finding.Status;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.Rule;
import java.util.List;
import java.util.Optional;

/**
 * A query asked once for every row of another (N+1). Its level is I/O: the remedy is one statement in place of many, and
 * leaves the parts of the service as they are.
 */
final class RepeatedQueriesRule implements Rule {

    /** Fewer executions per request, on average, are look-ups that a page may well need. */
    private static final double MANY = 5;

    /** As many of the same in every request are too many even where their number is fixed. */
    private static final double TOO_MANY_ALTHOUGH_FIXED = 10;

    /** Where so many of the requests that ask at all ask equally often, the number does not grow with the data. */
    private static final double NEARLY_ALL = 0.95;

    /** Executions that a further row brings at least: one each, less where some of what they read is kept between rows. */
    private static final double GROWS_WITH_ROWS = 0.5;

    /** A shorter execution cannot have asked another process: the database is in this one, and no way there is saved. */
    private static final double SHORTEST_WAY_NANOS = 50_000;

    /** What of the time in executions goes in that case: calls to the driver, but not the reading of their rows. */
    private static final double WITHOUT_A_WAY = 0.25;

    @Override
    public String id() {
        return "n-plus-one-queries";
    }

    @Override
    public List<Finding> findings(EndpointEvidence endpoint) {
        return RepeatedQueries.of(endpoint, RepeatedQueries.Kind.READS).stream()
                .filter(RepeatedQueriesRule::repeats)
                .flatMap(queries -> finding(endpoint, queries).stream())
                .toList();
    }

    private static boolean repeats(RepeatedQueries queries) {
        double mean = queries.meanExecutions();
        return mean >= MANY
                && (!queries.isFixed(NEARLY_ALL) || (mean >= TOO_MANY_ALTHOUGH_FIXED && mayFollowRows(queries)));
    }

    /** Where the rows of the statement before are known, one number of executions has to be theirs; else nothing speaks against it. */
    private static boolean mayFollowRows(RepeatedQueries queries) {
        long known = queries.requestsWithParentRows();
        return known == 0 || queries.requestsMatchingParentRows() >= NEARLY_ALL * known;
    }

    private Optional<Finding> finding(EndpointEvidence endpoint, RepeatedQueries queries) {
        var requests = new ShortenedRequests(endpoint);
        if (requests.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                id(),
                "The same query runs once for every row in " + queries.site().method(),
                Level.IO,
                queries.site(),
                endpoint.endpoint(),
                evidence(endpoint, queries),
                responseTime(50, requests, queries),
                List.of(responseTime(95, requests, queries), RepetitionText.fewerQueries(endpoint, queries)),
                "Ask once for all rows: `… where parent_id in (?, ?, …)` or a join, and group the rows by parent in memory; "
                        + "with JPA a `join fetch`, an entity graph or `@BatchSize`.",
                isProven(queries) ? Status.CONFIRMED : Status.SUSPECTED,
                queries.path()));
    }

    /** By rows where they are known: more of them have to bring more executions. Else it is enough that the number varies. */
    private static boolean isProven(RepeatedQueries queries) {
        return queries.siteKnown()
                && !queries.isFixed(NEARLY_ALL)
                && queries.growth()
                        .map(growth -> growth.slope().low() >= GROWS_WITH_ROWS)
                        .orElse(true);
    }

    private static List<String> evidence(EndpointEvidence endpoint, RepeatedQueries queries) {
        List<String> evidence = RepetitionText.of(endpoint, queries);
        if (queries.isFixed(NEARLY_ALL)) {
            evidence.add("Only one number of executions was seen, so that it grows with the data is not proven.");
        } else if (!isProven(queries) && queries.siteKnown()) {
            evidence.add(
                    "Their number does not follow the rows of the statement before, so that it grows with the data is not proven.");
        }
        return evidence;
    }

    private static Gain responseTime(int rank, ShortenedRequests requests, RepeatedQueries queries) {
        boolean near = queries.meanExecutionNanos() < SHORTEST_WAY_NANOS;
        return requests.gain(
                rank,
                request -> 0,
                request -> near
                        ? WITHOUT_A_WAY * queries.statementsSaved(request)
                        : queries.statementsSaved(request) + 0.5 * queries.gaps(request),
                request -> queries.statementsSaved(request) + queries.gaps(request),
                "Percentile read again after taking from every request nothing (low: the one statement still reads every row), "
                        + (near
                                ? "a quarter of all executions but one (best: they are too short to have left the process)"
                                : "all executions but one and half of the time between them (best)")
                        + ", or all of both (high); interval by resampling requests.");
    }
}
