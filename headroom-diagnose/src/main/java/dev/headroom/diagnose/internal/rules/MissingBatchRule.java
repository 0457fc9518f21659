package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Finding.Status;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.Rule;
import java.util.List;
import java.util.Optional;

/** Rows written one statement at a time, each of which waits for the database to answer, where a batch waits once. */
final class MissingBatchRule implements Rule {

    /** Fewer writes per request, on average, are of different things as a rule. */
    private static final double MANY = 5;

    @Override
    public String id() {
        return "missing-batch";
    }

    @Override
    public List<Finding> findings(EndpointEvidence endpoint) {
        return RepeatedQueries.of(endpoint, RepeatedQueries.Kind.WRITES).stream()
                .filter(writes -> writes.meanExecutions() >= MANY)
                .flatMap(writes -> finding(endpoint, writes).stream())
                .toList();
    }

    private Optional<Finding> finding(EndpointEvidence endpoint, RepeatedQueries writes) {
        var requests = new ShortenedRequests(endpoint);
        if (requests.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                id(),
                "Rows are written one by one in " + writes.site().method(),
                Level.IO,
                writes.site(),
                endpoint.endpoint(),
                RepetitionText.of(endpoint, writes),
                responseTime(50, requests, writes),
                List.of(responseTime(95, requests, writes), RepetitionText.fewerQueries(endpoint, writes)),
                "Collect the rows and send them together: `addBatch()` for each and `executeBatch()` once, several rows in one `insert … "
                        + "values (…), (…)`, or with JPA `hibernate.jdbc.batch_size` and a sequence instead of an identity column.",
                writes.siteKnown() ? Status.CONFIRMED : Status.SUSPECTED,
                writes.path()));
    }

    private static Gain responseTime(int rank, ShortenedRequests requests, RepeatedQueries writes) {
        return requests.gain(
                rank,
                request -> 0.5 * writes.gaps(request),
                request -> 0.5 * (writes.statementsSaved(request) + writes.gaps(request)),
                request -> writes.statementsSaved(request) + writes.gaps(request),
                "Percentile read again after taking from every request half of the time between its writes (low), also half of all writes but"
                        + " one (best), or all of both (high): the database still writes every row.");
    }
}
