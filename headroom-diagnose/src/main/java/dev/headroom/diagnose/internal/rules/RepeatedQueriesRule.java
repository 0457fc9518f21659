package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Finding.Status;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.JoinedRequest;
import dev.headroom.diagnose.rule.Rule;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    private static final int SHOWN_STATEMENT_LENGTH = 160;

    @Override
    public String id() {
        return "n-plus-one-queries";
    }

    @Override
    public List<Finding> findings(EndpointEvidence endpoint) {
        return RepeatedQueries.of(endpoint).stream()
                .filter(RepeatedQueriesRule::repeats)
                .flatMap(queries -> finding(endpoint, queries).stream())
                .toList();
    }

    private static boolean repeats(RepeatedQueries queries) {
        double mean = Arrays.stream(queries.executions()).average().orElse(0);
        return mean >= MANY && (mean >= TOO_MANY_ALTHOUGH_FIXED || !isFixed(queries.executions()));
    }

    private static boolean isFixed(int[] executions) {
        Map<Integer, Long> requestsByCount = Arrays.stream(executions)
                .filter(k -> k > 0)
                .boxed()
                .collect(Collectors.groupingBy(k -> k, Collectors.counting()));
        long asking = requestsByCount.values().stream()
                .mapToLong(requests -> requests)
                .sum();
        return requestsByCount.values().stream().anyMatch(requests -> requests >= NEARLY_ALL * asking);
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
                List.of(responseTime(95, requests, queries), count(endpoint, queries)),
                "Ask once for all rows: `… where parent_id in (?, ?, …)` or a join, and group the rows by parent in memory; "
                        + "with JPA a `join fetch`, an entity graph or `@BatchSize`.",
                queries.siteKnown() ? Status.CONFIRMED : Status.SUSPECTED,
                queries.path()));
    }

    private static List<String> evidence(EndpointEvidence endpoint, RepeatedQueries queries) {
        int n = endpoint.requests().size();
        var perRequest = Arrays.stream(queries.executions()).summaryStatistics();
        List<String> evidence = new ArrayList<>();
        evidence.add(Evidence.text(
                "%.1f executions per request (%d to %d over %d requests) of: %s",
                perRequest.getAverage(), perRequest.getMin(), perRequest.getMax(), n, shown(queries.statement())));
        double sql =
                IntStream.range(0, n).mapToLong(queries::sqlNanos).average().orElse(0);
        double response = endpoint.requests().stream()
                .mapToLong(JoinedRequest::responseTimeNanos)
                .average()
                .orElse(0);
        evidence.add(Evidence.text(
                "%s in them per request, %.1f %% of its response time, at %s per execution (means over %d requests).",
                DurationText.of(sql),
                response == 0 ? 0 : 100 * sql / response,
                DurationText.of(sql / perRequest.getAverage()),
                n));
        queries.parent().ifPresent(parent -> {
            long matching = queries.requestsMatchingParentRows();
            evidence.add("They follow: " + shown(parent.statement())
                    + (matching > 0
                            ? Evidence.text(", whose rows equal the executions in %d of %d requests.", matching, n)
                            : "."));
        });
        queries.caller().ifPresent(caller -> evidence.add("Called from " + caller + "."));
        return evidence;
    }

    private static Gain responseTime(int rank, ShortenedRequests requests, RepeatedQueries queries) {
        return requests.gain(
                rank,
                queries::statementsSaved,
                request -> queries.statementsSaved(request) + 0.5 * queries.gaps(request),
                request -> queries.statementsSaved(request) + queries.gaps(request),
                "Percentile read again after taking from every request all but one of its executions, with none (low), half "
                        + "(best) or all (high) of the time between them; interval by resampling requests.");
    }

    private static Gain count(EndpointEvidence endpoint, RepeatedQueries queries) {
        double saved = Arrays.stream(queries.executions())
                .map(k -> Math.max(0, k - 1))
                .average()
                .orElse(0);
        double current = endpoint.perRequest().sqlQueries().orElse(saved);
        return new Gain(
                "queries/request",
                "queries",
                Math.max(saved, current),
                Interval.exactly(saved),
                "All executions of the statement in a request but one, counted.");
    }

    private static String shown(String statement) {
        String line = statement.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN_STATEMENT_LENGTH ? line : line.substring(0, SHOWN_STATEMENT_LENGTH - 1) + "…";
    }
}
