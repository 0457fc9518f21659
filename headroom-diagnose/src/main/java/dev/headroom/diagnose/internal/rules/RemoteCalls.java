package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.JoinedRequest;
import dev.headroom.diagnose.rule.RequestCall;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.RemoteCall;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * HTTP requests to one host from one call site, over all requests of an endpoint. What is charged to a request is the time in which at
 * least one of them was under way, so that parallel calls are not counted twice.
 */
final class RemoteCalls {

    private static final Location NOWHERE = new Location("unknown", "unknown", 0);

    private record Key(String host, Location site) {}

    private final EndpointEvidence endpoint;
    private final Key key;
    private final int stack;
    private final int[] counts;
    private final long[] summedNanos;
    private final long[] spanNanos;
    private final long[] longestNanos;
    /** Where the time that is under way ends, by request. */
    private final long[] busyUntil;

    private boolean async;

    private RemoteCalls(EndpointEvidence endpoint, Key key, int stack) {
        int requests = endpoint.requests().size();
        this.endpoint = endpoint;
        this.key = key;
        this.stack = stack;
        counts = new int[requests];
        summedNanos = new long[requests];
        spanNanos = new long[requests];
        longestNanos = new long[requests];
        busyUntil = new long[requests];
    }

    /** One for each host and call site. */
    static List<RemoteCalls> of(EndpointEvidence endpoint) {
        Map<Key, RemoteCalls> found = new LinkedHashMap<>();
        Map<Integer, Location> sites = new HashMap<>();
        for (RequestCall call : endpoint.calls()) {
            RemoteCall sent = call.sent();
            Location site = sites.computeIfAbsent(sent.stack(), stack -> site(endpoint, stack));
            found.computeIfAbsent(new Key(sent.host(), site), key -> new RemoteCalls(endpoint, key, sent.stack()))
                    .add(call.request(), sent);
        }
        return List.copyOf(found.values());
    }

    private static Location site(EndpointEvidence endpoint, int stack) {
        int site = endpoint.code().innermostSite(stack);
        return site == StackTable.ROOT ? NOWHERE : Location.of(endpoint.stacks().leafFrame(site));
    }

    /** In order of their starts. */
    private void add(int request, RemoteCall sent) {
        long end = sent.startNanos() + sent.durationNanos();
        counts[request]++;
        summedNanos[request] += sent.durationNanos();
        spanNanos[request] += Math.max(0, end - Math.max(sent.startNanos(), busyUntil[request]));
        longestNanos[request] = Math.max(longestNanos[request], sent.durationNanos());
        busyUntil[request] = Math.max(busyUntil[request], end);
        async |= sent.async();
    }

    String host() {
        return key.host.isEmpty() ? "another service" : key.host;
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

    int[] counts() {
        return counts.clone();
    }

    double mean() {
        return Arrays.stream(counts).average().orElse(0);
    }

    /** Whether some were handed over without waiting, so that their times are not known. */
    boolean async() {
        return async;
    }

    /** Mean over the requests. */
    double meanSpanNanos() {
        return Arrays.stream(spanNanos).average().orElse(0);
    }

    /** Of the endpoint's response time, 0 to 1. */
    double shareOfTime() {
        long all = endpoint.requests().stream()
                .mapToLong(JoinedRequest::responseTimeNanos)
                .sum();
        return all == 0 ? 0 : (double) Arrays.stream(spanNanos).sum() / all;
    }

    /** How many were under way at a time, on average while any was. */
    double overlap() {
        long span = Arrays.stream(spanNanos).sum();
        return span == 0 ? 1 : (double) Arrays.stream(summedNanos).sum() / span;
    }

    /** What a request would save if it asked all at the same time. */
    double savedAtOnce(int request) {
        return Math.max(0, spanNanos[request] - longestNanos[request]);
    }

    /** What it would save if one call of ordinary length did for all. */
    double savedAsOne(int request) {
        int k = counts[request];
        return k <= 1 ? 0 : Math.max(0, spanNanos[request] - (double) summedNanos[request] / k);
    }

    /** Whether nearly all of the requests that call at all call equally often. */
    boolean isFixed(double nearlyAll) {
        Map<Integer, Long> requestsByCount = Arrays.stream(counts)
                .filter(k -> k > 0)
                .boxed()
                .collect(Collectors.groupingBy(k -> k, Collectors.counting()));
        long calling = Arrays.stream(counts).filter(k -> k > 0).count();
        return requestsByCount.values().stream().anyMatch(requests -> requests >= nearlyAll * calling);
    }
}
