package dev.headroom.load;

import dev.headroom.load.data.DataSet;
import dev.headroom.load.protocol.ProtocolPlan;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A load in full. Build it with {@link #of} and the {@code with…} copies.
 *
 * @param endpoints requests that stand alone; each arrival is one of them or a session, by weight
 * @param sessions may be none, if there are endpoints
 * @param data whose columns templates name; may be none
 * @param target scheme ({@code http}, {@code https}, {@code ws}, {@code wss}), host, port and base path; loopback only
 *     unless {@code ownTarget}
 * @param ownTarget the target may be another machine: whoever runs this answers for it
 */
public record LoadPlan(
        URI target,
        List<EndpointLoad> endpoints,
        List<SessionLoad> sessions,
        List<DataSet> data,
        Arrivals arrivals,
        Seeds seeds,
        Limits limits,
        Timeouts timeouts,
        Driving driving,
        ProtocolPlan protocol,
        boolean ownTarget) {

    /** Longest phase a plan may be run for. */
    public static final Duration LONGEST_PHASE = Duration.ofHours(24);

    /**
     * What makes two loads alike or apart.
     *
     * @param mix decides the mix and the parameters; the same seed sends the same requests
     * @param traceIdHigh high 64 bits of every request's trace id, not zero
     */
    public record Seeds(long mix, long traceIdHigh) {
        public Seeds {
            if (traceIdHigh == 0) {
                throw new IllegalArgumentException("A trace id is not zero");
            }
        }

        static Seeds random() {
            SecureRandom random = new SecureRandom();
            return new Seeds(random.nextLong(), random.nextLong() | 1);
        }
    }

    /**
     * How much there may be of it.
     *
     * @param connections most connections open at once
     * @param requests the phase ends, marked incomplete, when this many were intended
     */
    public record Limits(int connections, long requests) {
        public Limits {
            if (connections < 1 || connections > 10_000) {
                throw new IllegalArgumentException("A load has 1 to 10,000 connections, got " + connections);
            }
            if (requests < 1) {
                throw new IllegalArgumentException("A load has at least 1 request, got " + requests);
            }
        }
    }

    /**
     * How long is waited for what.
     *
     * @param request a request without its whole answer this long after its intended start has failed
     * @param drain how long after the window answers are still awaited; what is left then is {@code UNFINISHED}
     * @param patience with requests sent and no answer of any status for this long, the service is given up
     */
    public record Timeouts(Duration request, Duration drain, Duration patience) {
        public Timeouts {
            requirePositive("timeout", request);
            requirePositive("drain", drain);
            requirePositive("patience", patience);
        }

        private static void requirePositive(String name, Duration duration) {
            if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST_PHASE) > 0) {
                throw new IllegalArgumentException(
                        "The " + name + " lies above 0 and at most at 24 h, got " + duration);
            }
        }
    }

    /**
     * How the generator uses its own machine.
     *
     * @param spin it stops sleeping this long before an intended start, and watches the clock; zero to always sleep.
     *     Spinning costs this share of one processor: {@code min(1, rate × spin)}.
     * @param loops event loops that share the load, each with a thread and a part of the connections; the schedule they
     *     keep together is the one that was asked for
     */
    public record Driving(Duration spin, int loops) {
        private static final int MOST_LOOPS = 64;
        private static final int MOST_LOOPS_UNASKED = 4;
        private static final Duration SPIN = Duration.ofNanos(100_000);

        public Driving {
            if (loops < 1 || loops > MOST_LOOPS) {
                throw new IllegalArgumentException("A load has 1 to 64 loops, got " + loops);
            }
            if (spin.isNegative() || spin.compareTo(Duration.ofMillis(10)) > 0) {
                throw new IllegalArgumentException("Spinning lasts 0 to 10 ms, got " + spin);
            }
        }

        /**
         * 100 µs of spinning where a processor is to spare for it, and one loop: more, up to four, where a quarter of the
         * processors for each leaves as many for the service and all else.
         */
        static Driving standard() {
            int processors = Runtime.getRuntime().availableProcessors();
            int loops = Math.max(1, Math.min(MOST_LOOPS_UNASKED, processors / 4 - 1));
            return new Driving(processors > loops ? SPIN : Duration.ZERO, loops);
        }
    }

    public LoadPlan {
        endpoints = List.copyOf(endpoints);
        sessions = List.copyOf(sessions);
        data = List.copyOf(data);
        List<String> names =
                all(endpoints, sessions).stream().map(EndpointLoad::name).toList();
        if (names.isEmpty() || names.size() > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("A load has 1 to 127 endpoints, got " + names.size());
        }
        requireDifferent("Endpoint", names);
        requireDifferent("Session", sessions.stream().map(SessionLoad::name).toList());
        requireDifferent("Data set", data.stream().map(DataSet::name).toList());
        if (endpoints.stream()
                .anyMatch(endpoint -> !endpoint.answer().captures().isEmpty())) {
            throw new IllegalArgumentException("Only a session has a later request to use a captured value in");
        }
    }

    /**
     * With the defaults: a random trace id and seed, 128 connections (as many as users in a closed model), timeout and
     * patience 10 s, drain 5 s, 100 million requests, and of spinning and loops what the machine allows.
     */
    public static LoadPlan of(URI target, List<EndpointLoad> endpoints, Arrivals arrivals) {
        int connections = arrivals instanceof Arrivals.Closed closed ? closed.users() : 128;
        return new LoadPlan(
                target,
                endpoints,
                List.of(),
                List.of(),
                arrivals,
                Seeds.random(),
                new Limits(connections, 100_000_000),
                new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(10)),
                Driving.standard(),
                ProtocolPlan.standard(),
                false);
    }

    /** The endpoints that stand alone, then the steps of the sessions: what results are told of, in this order. */
    public List<EndpointLoad> allEndpoints() {
        return all(endpoints, sessions);
    }

    /** The same with sessions among the arrivals. */
    public static LoadPlan of(URI target, List<EndpointLoad> endpoints, List<SessionLoad> sessions, Arrivals arrivals) {
        LoadPlan defaults = of(target, List.of(EndpointLoad.get("/")), arrivals);
        return new LoadPlan(
                target,
                endpoints,
                sessions,
                List.of(),
                arrivals,
                defaults.seeds,
                defaults.limits,
                defaults.timeouts,
                defaults.driving,
                defaults.protocol,
                false);
    }

    public LoadPlan withData(List<DataSet> newData) {
        return new LoadPlan(
                target, endpoints, sessions, newData, arrivals, seeds, limits, timeouts, driving, protocol, ownTarget);
    }

    public LoadPlan withArrivals(Arrivals newArrivals) {
        return new LoadPlan(
                target, endpoints, sessions, data, newArrivals, seeds, limits, timeouts, driving, protocol, ownTarget);
    }

    public LoadPlan withSeed(long mix) {
        return with(new Seeds(mix, seeds.traceIdHigh()), limits, timeouts, driving);
    }

    public LoadPlan withConnections(int connections) {
        return with(seeds, new Limits(connections, limits.requests()), timeouts, driving);
    }

    public LoadPlan withMaxRequests(long requests) {
        return with(seeds, new Limits(limits.connections(), requests), timeouts, driving);
    }

    public LoadPlan withTimeouts(Duration request, Duration drain, Duration patience) {
        return with(seeds, limits, new Timeouts(request, drain, patience), driving);
    }

    public LoadPlan withSpin(Duration spin) {
        return with(seeds, limits, timeouts, new Driving(spin, driving.loops()));
    }

    /** A loop without a connection to drive would do nothing: there are never more loops than connections. */
    public LoadPlan withLoops(int loops) {
        return with(seeds, limits, timeouts, new Driving(driving.spin(), loops));
    }

    public LoadPlan withProtocol(ProtocolPlan newProtocol) {
        return new LoadPlan(
                target, endpoints, sessions, data, arrivals, seeds, limits, timeouts, driving, newProtocol, ownTarget);
    }

    public LoadPlan withOwnTarget(boolean own) {
        return new LoadPlan(
                target, endpoints, sessions, data, arrivals, seeds, limits, timeouts, driving, protocol, own);
    }

    private LoadPlan with(Seeds newSeeds, Limits newLimits, Timeouts newTimeouts, Driving newDriving) {
        return new LoadPlan(
                target,
                endpoints,
                sessions,
                data,
                arrivals,
                newSeeds,
                newLimits,
                newTimeouts,
                newDriving,
                protocol,
                ownTarget);
    }

    private static List<EndpointLoad> all(List<EndpointLoad> endpoints, List<SessionLoad> sessions) {
        List<EndpointLoad> all = new ArrayList<>(endpoints);
        sessions.forEach(session -> session.steps().forEach(step -> all.add(step.endpoint())));
        return all;
    }

    private static void requireDifferent(String what, List<String> names) {
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException(what + " names are unique, got " + names);
        }
    }
}
