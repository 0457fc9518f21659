package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.JoinedRequest;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

/** What is said of a statement that requests execute again and again. */
final class RepetitionText {

    private static final int SHOWN_STATEMENT_LENGTH = 160;

    private RepetitionText() {}

    /** How often, for how long, after which statement and how that one's rows count, called from where. */
    static List<String> of(EndpointEvidence endpoint, RepeatedQueries queries) {
        int n = endpoint.requests().size();
        IntSummaryStatistics perRequest = Arrays.stream(queries.executions()).summaryStatistics();
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
        queries.growth().ifPresent(growth -> evidence.add(text(growth)));
        queries.caller().ifPresent(caller -> evidence.add("Called from " + caller + "."));
        return evidence;
    }

    private static String text(Growth growth) {
        return Evidence.text(
                "Each of its rows brings %.2f executions (%.2f to %.2f): by %.0f to %.0f rows in %d requests.",
                growth.slope().best(),
                growth.slope().low(),
                growth.slope().high(),
                growth.smallest(),
                growth.largest(),
                growth.requests());
    }

    /** What goes when the executions of a request become one. */
    static Gain fewerQueries(EndpointEvidence endpoint, RepeatedQueries queries) {
        double saved = Arrays.stream(queries.executions())
                .map(k -> Math.max(0, k - 1))
                .average()
                .orElse(0);
        double mean = queries.meanExecutions();
        double current = endpoint.perRequest().sqlQueries().orElse(saved);
        return new Gain(
                "queries/request",
                "queries",
                Math.max(saved, current),
                new Interval(saved, saved, Math.max(saved, mean)),
                "All executions of the statement in a request but one, counted; that one too (high) where the statement before takes it in.");
    }

    private static String shown(String statement) {
        String line = statement.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN_STATEMENT_LENGTH ? line : line.substring(0, SHOWN_STATEMENT_LENGTH - 1) + "…";
    }
}
