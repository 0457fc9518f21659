package dev.headroom.load;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.run.SelfCheck;
import java.time.Duration;
import java.util.List;

/**
 * What one measurement saw. Instants are nanoseconds since the Unix epoch.
 *
 * @param startNanos start of the window: the first intended start can be
 * @param endNanos end of the window: every intended start lies before it
 * @param complete false when the phase was stopped, failed, or ran into the plan's bound on requests
 * @param endpoints requests that stand alone, then the steps of sessions
 * @param lateness how late requests left for the generator's own sake: from their intended start, or from when a
 *     connection became free if they waited for one
 * @param connectionWaits how long requests waited for a free connection, of those that did; part of their response time
 * @param bytesSent of requests
 * @param bytesReceived of answers, heads included
 */
public record LoadResult(
        long startNanos,
        long endNanos,
        boolean complete,
        List<EndpointResult> endpoints,
        List<SessionResult> sessions,
        RequestLog log,
        DurationHistogram lateness,
        DurationHistogram connectionWaits,
        long bytesSent,
        long bytesReceived,
        int connectionsOpened,
        SelfCheck selfCheck) {

    public LoadResult {
        endpoints = List.copyOf(endpoints);
        sessions = List.copyOf(sessions);
    }

    public Duration window() {
        return Duration.ofNanos(endNanos - startNanos);
    }

    public long requests() {
        return endpoints.stream().mapToLong(EndpointResult::requests).sum();
    }

    public long errors() {
        return endpoints.stream().mapToLong(EndpointResult::errors).sum();
    }

    /** Successful response times of all endpoints together. */
    public DurationHistogram responseTimes() {
        var all = new DurationHistogram();
        endpoints.forEach(endpoint -> all.add(endpoint.responseTimes()));
        return all;
    }

    /** Successful service times of all endpoints together. */
    public DurationHistogram serviceTimes() {
        var all = new DurationHistogram();
        endpoints.forEach(endpoint -> all.add(endpoint.serviceTimes()));
        return all;
    }
}
