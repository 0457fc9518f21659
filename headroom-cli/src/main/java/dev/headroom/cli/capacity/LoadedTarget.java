package dev.headroom.cli.capacity;

import dev.headroom.cli.run.Interruption;
import dev.headroom.cli.terminal.LoadView;
import dev.headroom.cli.terminal.Progress;
import dev.headroom.load.Arrivals;
import dev.headroom.load.EndpointLoad;
import dev.headroom.load.EndpointResult;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadFailedException;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.LoadResult;
import dev.headroom.load.LoadSession;
import dev.headroom.load.capacity.MeasuredLevel;
import dev.headroom.load.capacity.ProbeSample;
import dev.headroom.load.protocol.ProtocolPlan;
import dev.headroom.load.warmup.WarmUp;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.SelfCheck;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The service under test, and how it is loaded.
 *
 * @param protocol how it is spoken with
 * @param connections most open at once in a probe
 * @param timeout a request without its answer this long has failed
 * @param ownTarget it may be another machine
 * @param interruption ends a running measurement
 */
public record LoadedTarget(
        URI base,
        EndpointLoad endpoint,
        ProtocolPlan protocol,
        int connections,
        Duration timeout,
        boolean ownTarget,
        Interruption interruption) {

    /** A level with more failures does not say how many good answers so many users get. */
    private static final double MOST_ERRORS = 0.01;

    private static final int WARMING_USERS = 2;

    /** No measurement of a search is larger. */
    private static final long MOST_REQUESTS = 20_000_000;

    public LoadedTarget {
        if (connections < 1 || connections > 10_000) {
            throw new IllegalArgumentException("A load has 1 to 10,000 connections, got " + connections);
        }
    }

    private LoadPlan plan(Arrivals arrivals) {
        LoadPlan plan = LoadPlan.of(base, List.of(endpoint), arrivals)
                .withProtocol(protocol)
                .withTimeouts(timeout, timeout, timeout)
                .withMaxRequests(MOST_REQUESTS)
                .withOwnTarget(ownTarget);
        return arrivals instanceof Arrivals.Open ? plan.withConnections(connections) : plan;
    }

    void warmUp(Duration length, Progress progress)
            throws InvalidLoadException, LoadFailedException, InterruptedException {
        try (LoadSession session = LoadSession.open(plan(Arrivals.closed(WARMING_USERS)))) {
            interruption.stopWith(session::stop);
            session.warmUp(WarmUp.fixed(length), LoadView.on(progress, 0));
            interruption.check();
        }
    }

    /** Closed model: their throughput. @throws InterruptedException if Headroom was asked to end */
    MeasuredLevel users(int users, Duration window, Progress progress)
            throws InvalidLoadException, LoadFailedException, InterruptedException {
        LoadResult result;
        try (LoadSession session = LoadSession.open(plan(Arrivals.closed(users)))) {
            interruption.stopWith(session::stop);
            result = session.measure(window, LoadView.on(progress, 0));
            interruption.check();
        }
        return new MeasuredLevel(
                users,
                result.window(),
                result.requests(),
                result.errors(),
                result.responseTimes().summary(),
                leftOut(result));
    }

    private static Optional<String> leftOut(LoadResult result) {
        if (result.selfCheck().verdict() != SelfCheck.Verdict.VALID) {
            return Optional.of(String.join(" ", result.selfCheck().reasons()));
        }
        if (result.errors() > result.requests() * MOST_ERRORS) {
            return Optional.of(
                    String.format(Locale.ROOT, "%,d of %,d requests failed.", result.errors(), result.requests()));
        }
        return Optional.empty();
    }

    /** Open model, independent users: what one rate does. */
    ProbeSample rate(double perSecond, Duration leadIn, Duration window, Progress progress)
            throws InvalidLoadException, LoadFailedException, InterruptedException {
        LoadResult result;
        try (LoadSession session = LoadSession.open(plan(Arrivals.poisson(perSecond)))) {
            interruption.stopWith(session::stop);
            session.warmUp(WarmUp.fixed(leadIn), LoadView.on(progress, perSecond));
            interruption.check();
            result = session.measure(window, LoadView.on(progress, perSecond));
            interruption.check();
        }
        Map<RequestOutcome, Long> errors = new EnumMap<>(RequestOutcome.class);
        result.endpoints().forEach(e -> e.errorsByKind().forEach((kind, n) -> errors.merge(kind, n, Long::sum)));
        EndpointResult only = result.endpoints().get(0);
        return new ProbeSample(
                result.window(),
                result.requests(),
                errors,
                only.timeline(),
                Duration.ofNanos(only.timeline().intervalNanos()),
                result.selfCheck());
    }
}
