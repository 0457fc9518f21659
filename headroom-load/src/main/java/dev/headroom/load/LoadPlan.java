package dev.headroom.load;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/**
 * A load in full. Build it with {@link #of} and the {@code with…} copies.
 *
 * @param target scheme, host, port and base path; {@code http} only, loopback only unless {@code ownTarget}
 * @param seed decides the mix and the parameters; the same seed sends the same requests
 * @param traceIdHigh high 64 bits of every request's trace id, not zero
 * @param connections most connections open at once
 * @param timeout a request without its whole answer this long after its intended start has failed
 * @param drain how long after the window answers are still awaited; what is left then is {@code UNFINISHED}
 * @param patience with requests sent and no answer of any status for this long, the service is given up
 * @param spin the generator stops sleeping this long before an intended start, and watches the clock; zero to always
 *     sleep. Spinning costs this share of one processor: {@code min(1, rate × spin)}.
 * @param maxRequests the phase ends, marked incomplete, when this many were intended
 * @param ownTarget the target may be another machine: whoever runs this answers for it
 * @param loops event loops that share the load, each with a thread and a part of the connections; the schedule they keep
 *     together is the one that was asked for
 */
public record LoadPlan(
        URI target,
        List<EndpointLoad> endpoints,
        Arrivals arrivals,
        long seed,
        long traceIdHigh,
        int connections,
        Duration timeout,
        Duration drain,
        Duration patience,
        Duration spin,
        long maxRequests,
        boolean ownTarget,
        int loops) {

    /** Longest phase a plan may be run for. */
    public static final Duration LONGEST_PHASE = Duration.ofHours(24);

    private static final int MOST_LOOPS_UNASKED = 4;
    private static final Duration SPIN = Duration.ofNanos(100_000);

    public LoadPlan {
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty() || endpoints.size() > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("A load has 1 to 127 endpoints, got " + endpoints.size());
        }
        if (endpoints.stream().map(EndpointLoad::name).distinct().count() != endpoints.size()) {
            throw new IllegalArgumentException("Endpoint names are unique, got "
                    + endpoints.stream().map(EndpointLoad::name).toList());
        }
        if (traceIdHigh == 0) {
            throw new IllegalArgumentException("A trace id is not zero");
        }
        if (connections < 1 || connections > 10_000) {
            throw new IllegalArgumentException("A load has 1 to 10,000 connections, got " + connections);
        }
        requirePositive("timeout", timeout);
        requirePositive("drain", drain);
        requirePositive("patience", patience);
        if (spin.isNegative() || spin.compareTo(Duration.ofMillis(10)) > 0) {
            throw new IllegalArgumentException("Spinning lasts 0 to 10 ms, got " + spin);
        }
        if (loops < 1 || loops > 64) {
            throw new IllegalArgumentException("A load has 1 to 64 loops, got " + loops);
        }
        if (maxRequests < 1) {
            throw new IllegalArgumentException("A load has at least 1 request, got " + maxRequests);
        }
    }

    /**
     * With the defaults: a random trace id and seed, 128 connections (as many as users in a closed model), timeout and
     * patience 10 s, drain 5 s, 100 µs of spinning where a processor is to spare for it, 100 million requests, and one loop: more, up to four,
     * where a quarter of the processors for each leaves as many for the service and all else.
     */
    public static LoadPlan of(URI target, List<EndpointLoad> endpoints, Arrivals arrivals) {
        SecureRandom random = new SecureRandom();
        int connections = arrivals instanceof Arrivals.Closed closed ? closed.users() : 128;
        int processors = Runtime.getRuntime().availableProcessors();
        int loops = Math.max(1, Math.min(MOST_LOOPS_UNASKED, processors / 4 - 1));
        return new LoadPlan(
                target,
                endpoints,
                arrivals,
                random.nextLong(),
                random.nextLong() | 1,
                connections,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                processors > loops ? SPIN : Duration.ZERO,
                100_000_000,
                false,
                loops);
    }

    public LoadPlan withSeed(long newSeed) {
        return new LoadPlan(
                target,
                endpoints,
                arrivals,
                newSeed,
                traceIdHigh,
                connections,
                timeout,
                drain,
                patience,
                spin,
                maxRequests,
                ownTarget,
                loops);
    }

    public LoadPlan withConnections(int newConnections) {
        return new LoadPlan(
                target,
                endpoints,
                arrivals,
                seed,
                traceIdHigh,
                newConnections,
                timeout,
                drain,
                patience,
                spin,
                maxRequests,
                ownTarget,
                loops);
    }

    public LoadPlan withTimeouts(Duration newTimeout, Duration newDrain, Duration newPatience) {
        return new LoadPlan(
                target,
                endpoints,
                arrivals,
                seed,
                traceIdHigh,
                connections,
                newTimeout,
                newDrain,
                newPatience,
                spin,
                maxRequests,
                ownTarget,
                loops);
    }

    public LoadPlan withSpin(Duration newSpin) {
        return new LoadPlan(
                target,
                endpoints,
                arrivals,
                seed,
                traceIdHigh,
                connections,
                timeout,
                drain,
                patience,
                newSpin,
                maxRequests,
                ownTarget,
                loops);
    }

    public LoadPlan withMaxRequests(long newMaxRequests) {
        return new LoadPlan(
                target,
                endpoints,
                arrivals,
                seed,
                traceIdHigh,
                connections,
                timeout,
                drain,
                patience,
                spin,
                newMaxRequests,
                ownTarget,
                loops);
    }

    public LoadPlan withOwnTarget(boolean newOwnTarget) {
        return new LoadPlan(
                target,
                endpoints,
                arrivals,
                seed,
                traceIdHigh,
                connections,
                timeout,
                drain,
                patience,
                spin,
                maxRequests,
                newOwnTarget,
                loops);
    }

    /** A loop without a connection to drive would do nothing: there are never more loops than connections. */
    public LoadPlan withLoops(int newLoops) {
        return new LoadPlan(
                target,
                endpoints,
                arrivals,
                seed,
                traceIdHigh,
                connections,
                timeout,
                drain,
                patience,
                spin,
                maxRequests,
                ownTarget,
                newLoops);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST_PHASE) > 0) {
            throw new IllegalArgumentException("The " + name + " lies above 0 and at most at 24 h, got " + duration);
        }
    }
}
