package dev.headroom.diagnose.internal.contrast;

import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.JoinedRequest;
import dev.headroom.diagnose.rule.RequestSql;
import dev.headroom.measure.ClientRequest;
import dev.headroom.profile.recording.ServerRequest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What requests of one endpoint differ in, beside their times. An attribute that all of them share tells nothing and is left
 * out; of one with very many values the {@value #MOST_VALUES} most frequent are kept.
 */
final class Attributes {

    private static final int MOST_VALUES = 256;

    /**
     * One value of one attribute.
     *
     * @param requests places of the requests that have it in the list that was given, ascending
     */
    @SuppressWarnings("ArrayRecordComponent") // as many as requests, read once
    record Value(String attribute, String text, int[] requests) {}

    private final List<Value> values = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /** @param requests indices into the endpoint's requests, ascending */
    Attributes(EndpointEvidence endpoint, List<Integer> requests) {
        List<JoinedRequest> all =
                requests.stream().map(endpoint.requests()::get).toList();
        add("thread", all, request -> Optional.of(request.server().threadName()).filter(name -> !name.isEmpty()));
        add("connection", all, request -> request.client()
                .map(ClientRequest::connection)
                .filter(number -> number >= 0)
                .map(number -> "connection " + number));
        add("route parameters", all, request -> Optional.of(request.server().parameterBucket())
                .filter(bucket -> bucket >= 0)
                .map(bucket -> "bucket " + bucket + " of 256"));
        add("status", all, request -> Optional.of(request.server().status())
                .filter(status -> status > 0)
                .map(String::valueOf));
        add("SQL or none", all, request -> Optional.of(ranSql(request.server()) ? "runs SQL" : "runs no SQL"));
        addStatements(endpoint, requests);
    }

    private static boolean ranSql(ServerRequest request) {
        return request.sqlQueries() > 0;
    }

    private void add(
            String attribute, List<JoinedRequest> requests, Function<JoinedRequest, Optional<String>> valueOf) {
        Map<String, BitSet> members = new LinkedHashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            int request = i;
            valueOf.apply(requests.get(i)).ifPresent(value -> members.computeIfAbsent(value, v -> new BitSet())
                    .set(request));
        }
        add(attribute, members, requests.size());
    }

    private void addStatements(EndpointEvidence endpoint, List<Integer> requests) {
        Map<Integer, Integer> placeOf = new LinkedHashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            placeOf.put(requests.get(i), i);
        }
        Map<String, BitSet> members = new LinkedHashMap<>();
        for (RequestSql issued : endpoint.sql()) {
            Integer place = placeOf.get(issued.request());
            String statement = issued.execution().statement();
            if (place != null && !statement.isEmpty()) {
                members.computeIfAbsent(statement, s -> new BitSet()).set(place);
            }
        }
        add("SQL statement", members, requests.size());
    }

    private void add(String attribute, Map<String, BitSet> members, int requests) {
        List<Map.Entry<String, BitSet>> telling = members.entrySet().stream()
                .filter(entry -> entry.getValue().cardinality() < requests)
                .sorted(Comparator.comparingInt((Map.Entry<String, BitSet> entry) ->
                                -entry.getValue().cardinality())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_VALUES)
                .toList();
        if (telling.isEmpty()) {
            return;
        }
        names.add(attribute);
        telling.forEach(entry -> values.add(
                new Value(attribute, entry.getKey(), entry.getValue().stream().toArray())));
    }

    List<Value> values() {
        return List.copyOf(values);
    }

    /** Attributes that requests differ in. */
    List<String> names() {
        return List.copyOf(names);
    }
}
