package dev.headroom.cli.run;

import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.config.LoadConfig;
import dev.headroom.cli.config.RequestConfig;
import dev.headroom.cli.config.SessionConfig;
import dev.headroom.cli.config.Warmup;
import dev.headroom.load.Arrivals;
import dev.headroom.load.EndpointLoad;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.SessionLoad;
import dev.headroom.load.warmup.WarmUp;
import java.util.List;
import java.util.Optional;

/** From what {@code headroom.yml} says to what the load generator does. */
final class LoadPlans {

    private LoadPlans() {}

    static LoadPlan of(HeadroomConfig config) {
        LoadConfig load = config.load();
        List<EndpointLoad> endpoints =
                load.requests().stream().map(LoadPlans::endpoint).toList();
        List<SessionLoad> sessions =
                load.sessions().stream().map(LoadPlans::session).toList();
        return LoadPlan.of(config.service().baseUrl(), endpoints, sessions, load.arrivals())
                .withData(load.data())
                .withProtocol(load.protocol())
                .withSeed(load.seed())
                .withConnections(load.connections())
                .withTimeouts(load.timeout(), load.timeout(), load.timeout());
    }

    /**
     * The same mix from a few users who wait for their answers: a cold service sets its own pace, so that it compiles its
     * hot paths before the schedule begins and no backlog of its cold start is left over.
     */
    static LoadPlan gentle(LoadPlan plan) {
        int users = 2 * Runtime.getRuntime().availableProcessors();
        return LoadPlan.of(plan.target(), plan.endpoints(), plan.sessions(), Arrivals.closed(users))
                .withData(plan.data())
                .withProtocol(plan.protocol())
                .withSeed(plan.seeds().mix())
                .withTimeouts(
                        plan.timeouts().request(),
                        plan.timeouts().drain(),
                        plan.timeouts().patience().multipliedBy(3));
    }

    static Optional<WarmUp> warmUp(LoadConfig load) {
        if (load.warmup() instanceof Warmup.Lasting lasting) {
            return Optional.of(WarmUp.fixed(lasting.duration()));
        } else if (load.warmup() instanceof Warmup.None) {
            return Optional.empty();
        }
        Warmup.UntilSteady untilSteady = (Warmup.UntilSteady) load.warmup();
        return Optional.of(WarmUp.untilSteady().withMaximum(untilSteady.maximum()));
    }

    private static EndpointLoad endpoint(RequestConfig request) {
        return new EndpointLoad(
                request.name(),
                request.method().name(),
                request.path(),
                request.headers(),
                request.body().orElse(null),
                request.weight(),
                request.expect(),
                request.answer());
    }

    private static SessionLoad session(SessionConfig session) {
        return new SessionLoad(
                session.name(),
                session.weight(),
                session.steps().stream()
                        .map(step -> new SessionLoad.Step(endpoint(step.request()), step.think()))
                        .toList());
    }
}
