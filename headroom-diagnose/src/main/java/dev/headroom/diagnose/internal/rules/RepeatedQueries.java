package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.rule.ApplicationCode;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.RequestSql;
import dev.headroom.profile.Frame;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.SqlExecution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One statement from one call site, over all requests of an endpoint.
 *
 * <p>Per request it keeps how often the statement ran, the time in it, and the time between it and whatever statement came
 * just before, of which the first execution's is not counted: the time that goes when the executions become one lies
 * between the first sum and both.
 */
final class RepeatedQueries {

    /** Which statements are looked at. */
    enum Kind {
        READS("select", "with"),
        WRITES("insert", "update", "delete", "merge", "replace");

        @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed, which its type does not say.
        private final List<String> starts;

        Kind(String... starts) {
            this.starts = List.of(starts);
        }

        boolean includes(String statement) {
            String start = statement.stripLeading();
            return starts.stream().anyMatch(word -> start.regionMatches(true, 0, word, 0, word.length()));
        }
    }

    private static final Location NOWHERE = new Location("unknown", "unknown", 0);

    private record Key(String statement, Location site) {}

    private final EndpointEvidence endpoint;
    private final Key key;
    private final int stack;
    private final int[] executions;
    private final long[] sqlNanos;
    private final long[] gapNanos;
    /** The statement that ran just before the first execution of the request, and the rows it gave. */
    private final Map<Integer, SqlExecution> before = new HashMap<>();

    private RepeatedQueries(EndpointEvidence endpoint, Key key, int stack) {
        int requests = endpoint.requests().size();
        this.endpoint = endpoint;
        this.key = key;
        this.stack = stack;
        this.executions = new int[requests];
        this.sqlNanos = new long[requests];
        this.gapNanos = new long[requests];
    }

    /** One per statement of a kind and call site; batches are no repetition. */
    static List<RepeatedQueries> of(EndpointEvidence endpoint, Kind kind) {
        Map<Key, RepeatedQueries> found = new LinkedHashMap<>();
        SqlExecution[] last = new SqlExecution[endpoint.requests().size()];
        Map<Integer, Location> sites = new HashMap<>();
        for (RequestSql issued : endpoint.sql()) {
            SqlExecution execution = issued.execution();
            if (execution.batchSize() <= 1 && kind.includes(execution.statement())) {
                Location site = sites.computeIfAbsent(execution.stack(), stack -> site(endpoint, stack));
                var key = new Key(execution.statement(), site);
                found.computeIfAbsent(key, k -> new RepeatedQueries(endpoint, k, execution.stack()))
                        .add(issued.request(), execution, Optional.ofNullable(last[issued.request()]));
            }
            last[issued.request()] = execution;
        }
        return List.copyOf(found.values());
    }

    private static Location site(EndpointEvidence endpoint, int stack) {
        int site = endpoint.code().innermostSite(stack);
        return site == StackTable.ROOT ? NOWHERE : Location.of(endpoint.stacks().leafFrame(site));
    }

    private void add(int request, SqlExecution execution, Optional<SqlExecution> previous) {
        if (executions[request] == 0) {
            previous.ifPresent(earlier -> before.put(request, earlier));
        } else {
            long previousEnd = previous.map(earlier -> earlier.startNanos() + earlier.durationNanos())
                    .orElse(execution.startNanos());
            gapNanos[request] += Math.max(0, execution.startNanos() - previousEnd);
        }
        executions[request]++;
        sqlNanos[request] += execution.durationNanos();
    }

    String statement() {
        return key.statement;
    }

    Location site() {
        return key.site;
    }

    boolean siteKnown() {
        return !key.site.equals(NOWHERE);
    }

    List<String> path() {
        return endpoint.code().pathTo(stack);
    }

    /** The application method that called the one the statement was issued in, where it is another. */
    Optional<Location> caller() {
        List<Location> application = new ArrayList<>();
        for (Frame frame : endpoint.stacks().framesOf(stack)) {
            if (ApplicationCode.isApplication(frame)) {
                application.add(Location.of(frame));
            }
        }
        return application.size() < 2 ? Optional.empty() : Optional.of(application.get(1));
    }

    int[] executions() {
        return executions;
    }

    /** Time that would go in a request if its executions became one, without the time around them. */
    double statementsSaved(int request) {
        int k = executions[request];
        return k <= 1 ? 0 : (double) sqlNanos[request] * (k - 1) / k;
    }

    /** Time from the end of the statement before to the start of each execution but the first. */
    double gaps(int request) {
        return gapNanos[request];
    }

    double meanExecutionNanos() {
        return (double) Arrays.stream(sqlNanos).sum()
                / Math.max(1, Arrays.stream(executions).sum());
    }

    long sqlNanos(int request) {
        return sqlNanos[request];
    }

    /** The one statement that nearly always ran just before the first execution, other than this one. */
    Optional<SqlExecution> parent() {
        Map<String, List<SqlExecution>> byStatement = new HashMap<>();
        before.values().forEach(execution -> byStatement
                .computeIfAbsent(execution.statement(), s -> new ArrayList<>())
                .add(execution));
        return byStatement.values().stream()
                .filter(same -> same.size() >= 0.9 * repeating())
                .map(same -> same.get(0))
                .filter(execution -> !execution.statement().equals(key.statement))
                .findFirst();
    }

    /** Requests in which the rows of the statement before are known. */
    long requestsWithParentRows() {
        return before.values().stream()
                .filter(execution -> execution.rows() >= 0)
                .count();
    }

    /** Requests in which the number of executions equals the rows the statement before had given; rows must be known. */
    long requestsMatchingParentRows() {
        return before.entrySet().stream()
                .filter(entry -> entry.getValue().rows() == executions[entry.getKey()])
                .count();
    }

    /** How the executions grow with the rows that the statement before gave; empty where these are unknown or of one number. */
    Optional<Growth> growth() {
        Optional<String> parent = parent().map(SqlExecution::statement);
        if (parent.isEmpty()) {
            return Optional.empty();
        }
        List<Map.Entry<Integer, SqlExecution>> known = before.entrySet().stream()
                .filter(entry -> entry.getValue().rows() >= 0
                        && entry.getValue().statement().equals(parent.get()))
                .sorted(Map.Entry.comparingByKey())
                .toList();
        return Growth.of(
                known.stream().mapToDouble(entry -> entry.getValue().rows()).toArray(),
                known.stream().mapToDouble(entry -> executions[entry.getKey()]).toArray());
    }

    /** Whether nearly all of the requests that ask at all ask equally often. */
    boolean isFixed(double nearlyAll) {
        Map<Integer, Long> requestsByCount = Arrays.stream(executions)
                .filter(k -> k > 0)
                .boxed()
                .collect(Collectors.groupingBy(k -> k, Collectors.counting()));
        return requestsByCount.values().stream().anyMatch(requests -> requests >= nearlyAll * repeating());
    }

    double meanExecutions() {
        return Arrays.stream(executions).average().orElse(0);
    }

    /** Requests that ask at all. */
    long repeating() {
        return Arrays.stream(executions).filter(k -> k > 0).count();
    }
}
