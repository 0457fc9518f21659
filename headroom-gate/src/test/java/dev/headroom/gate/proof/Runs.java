package dev.headroom.gate.proof;

import dev.headroom.measure.Environment;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.InstanceMeasurement;
import dev.headroom.measure.run.PerRequest;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.measure.run.SelfCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Blocks of a shop whose order list is changed: 1,000 requests at p50 10 ms, 4 ms CPU, 200 KiB and 21 queries each before it, and
 * beside it a search that has nothing to do with it. Every number varies by 2 % from run to run but the queries.
 */
final class Runs {

    static final String ORDERS = "GET /orders";
    static final String SEARCH = "GET /search";

    private static final double NOISE = 0.02;

    private final Random random = new Random(1);
    private double timeFactor = 1;
    private double searchFactor = 1;
    private double heapFactor = 1;
    private double queriesAfter = 21;
    private long requests = 1000;
    private long failedBefore;
    private long failedAfter;
    private long failed;
    private boolean noisyHost;

    static Runs blocks() {
        return new Runs();
    }

    Runs timesTo(double factor) {
        timeFactor = factor;
        return this;
    }

    Runs searchTimesTo(double factor) {
        searchFactor = factor;
        return this;
    }

    Runs heapTo(double factor) {
        heapFactor = factor;
        return this;
    }

    Runs queriesTo(double queries) {
        queriesAfter = queries;
        return this;
    }

    Runs requests(long count) {
        requests = count;
        return this;
    }

    /** Of each endpoint's requests after the change, so many failed, at once. */
    Runs failingAfter(long count) {
        failedAfter = count;
        return this;
    }

    Runs failingBefore(long count) {
        failedBefore = count;
        return this;
    }

    Runs onANoisyHost() {
        noisyHost = true;
        return this;
    }

    List<RunPair> pairs(int count) {
        List<RunPair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            failed = failedBefore;
            RunMeasurement before = run(1, 1, 1, 21);
            failed = failedAfter;
            pairs.add(RunPair.of(before, run(timeFactor, searchFactor, heapFactor, queriesAfter)));
        }
        return pairs;
    }

    private RunMeasurement run(double time, double search, double heap, double queries) {
        return new RunMeasurement(
                "run",
                Instant.EPOCH,
                Duration.ofSeconds(10),
                true,
                new Environment("ci-1", "Example CPU", 2, 8L << 30, "Linux", "OpenJDK 17", "test"),
                List.of(endpoint(ORDERS, time, queries), endpoint(SEARCH, search, 0)),
                new InstanceMeasurement(
                        OptionalLong.of((long) noisy(400 << 20)),
                        OptionalLong.of((long) noisy((100 << 20) * heap)),
                        OptionalDouble.empty(),
                        OptionalLong.empty()),
                noisyHost ? noisy() : SelfCheck.ofForeignLoad(100));
    }

    private static SelfCheck noisy() {
        return new SelfCheck(
                SelfCheck.Verdict.NOISY_HOST,
                100,
                100,
                PercentileSummary.empty(),
                0,
                0,
                PercentileSummary.empty(),
                List.of("Something else kept the machine's processors busy."));
    }

    private EndpointMeasurement endpoint(String name, double factor, double queries) {
        long p50 = (long) noisy(10e6 * factor);
        PercentileSummary times = new PercentileSummary(requests, p50, 2 * p50, 3 * p50, 4 * p50, 5 * p50);
        return new EndpointMeasurement(
                name,
                requests,
                failed == 0 ? Map.of() : Map.of(RequestOutcome.BAD_STATUS, failed),
                times,
                times,
                new PerRequest(
                        requests,
                        OptionalDouble.of(noisy(4e6 * factor)),
                        OptionalDouble.of(noisy(200 * 1024)),
                        OptionalDouble.of(queries)));
    }

    private double noisy(double value) {
        return value * (1 + NOISE * (2 * random.nextDouble() - 1));
    }
}
