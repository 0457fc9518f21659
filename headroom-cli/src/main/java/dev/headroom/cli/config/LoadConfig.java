package dev.headroom.cli.config;

import dev.headroom.load.Arrivals;
import dev.headroom.load.data.DataSet;
import dev.headroom.load.protocol.ProtocolPlan;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The load to be driven.
 *
 * @param duration length of the measuring window, warm-up not included
 * @param connections the most that are open at once
 * @param timeout after which a request without a whole answer has failed
 * @param seed decides parameters and gaps, so that two runs send the same requests
 * @param protocol how the service is spoken with
 * @param requests the mix: each arrival is one of them or a session, by weight
 * @param sessions requests that one user sends one after another
 * @param data rows that requests are filled with
 */
public record LoadConfig(
        Arrivals arrivals,
        Warmup warmup,
        Duration duration,
        int connections,
        Duration timeout,
        long seed,
        ProtocolPlan protocol,
        List<RequestConfig> requests,
        List<SessionConfig> sessions,
        List<DataSet> data) {

    public LoadConfig {
        requests = List.copyOf(requests);
        sessions = List.copyOf(sessions);
        data = List.copyOf(data);
        if (requests.isEmpty() && sessions.isEmpty()) {
            throw new IllegalArgumentException("A load has at least one request or session");
        }
    }

    /** Single requests only, over the protocol that is negotiated. */
    public LoadConfig(
            Arrivals arrivals,
            Warmup warmup,
            Duration duration,
            int connections,
            Duration timeout,
            long seed,
            List<RequestConfig> requests) {
        this(
                arrivals,
                warmup,
                duration,
                connections,
                timeout,
                seed,
                ProtocolPlan.standard(),
                requests,
                List.of(),
                List.of());
    }

    /** The same with another warm-up and window. */
    public LoadConfig lasting(Warmup newWarmup, Duration newDuration) {
        return new LoadConfig(
                arrivals, newWarmup, newDuration, connections, timeout, seed, protocol, requests, sessions, data);
    }

    /** Single requests, then the steps of sessions: what budgets may name. */
    public List<String> endpointNames() {
        Stream<RequestConfig> steps =
                sessions.stream().flatMap(session -> session.steps().stream()).map(SessionConfig.Step::request);
        return Stream.concat(requests.stream(), steps).map(RequestConfig::name).toList();
    }
}
