package dev.headroom.gate.history;

import dev.headroom.gate.Verdict;
import dev.headroom.measure.Environment;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.Commit;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.InstanceMeasurement;
import dev.headroom.measure.run.PerRequest;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.measure.run.SelfCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The run of a night: 1,000 requests to one endpoint at p95 40 ms and 3 queries each, unless the sentence says otherwise. */
final class Nightly {

    static final String ORDERS = "GET /orders";

    private final int night;
    private double p95Millis = 40;
    private double queries = 3;
    private long requests = 1_000;
    private long errors;
    private String runtime = "OpenJDK 17.0.15";
    private double rate = 100;
    private boolean complete = true;
    private Verdict verdict = Verdict.PASS;
    private Optional<Commit> commit = Optional.empty();

    private Nightly(int night) {
        this.night = night;
    }

    /** Counted from the first of January 2026. */
    static Nightly of(int night) {
        return new Nightly(night);
    }

    Nightly p95Millis(double millis) {
        p95Millis = millis;
        return this;
    }

    Nightly queries(double mean) {
        queries = mean;
        return this;
    }

    Nightly requests(long count) {
        requests = count;
        return this;
    }

    Nightly errors(long count) {
        errors = count;
        return this;
    }

    Nightly runtime(String name) {
        runtime = name;
        return this;
    }

    Nightly rate(double perSecond) {
        rate = perSecond;
        return this;
    }

    Nightly cutShort() {
        complete = false;
        return this;
    }

    Nightly judged(Verdict word) {
        verdict = word;
        return this;
    }

    Nightly commit(String id) {
        commit = Optional.of(new Commit(id, false));
        return this;
    }

    PastRun kept() {
        long p95 = (long) (p95Millis * 1e6);
        long succeeded = requests - errors;
        PercentileSummary times = succeeded == 0
                ? PercentileSummary.empty()
                : new PercentileSummary(succeeded, p95 / 4, p95, p95 * 2, p95 * 3, p95 * 4);
        var measurement = new RunMeasurement(
                "night-" + night,
                Instant.parse("2026-01-01T03:00:00Z").plus(Duration.ofDays(night)),
                Duration.ofSeconds(30),
                complete,
                new Environment("ci-1", "EPYC 7B13", 2, 8L << 30, "Linux 6.1", runtime, "0.1.0"),
                List.of(new EndpointMeasurement(
                        ORDERS,
                        requests,
                        errors == 0 ? Map.of() : Map.of(RequestOutcome.BAD_STATUS, errors),
                        times,
                        times,
                        new PerRequest(
                                requests, OptionalDouble.of(8e6), OptionalDouble.of(2e5), OptionalDouble.of(queries)))),
                InstanceMeasurement.unknown(),
                new SelfCheck(
                        SelfCheck.Verdict.VALID,
                        rate,
                        rate,
                        new PercentileSummary(10, 1, 1, 1, 1, 1),
                        0.2,
                        0,
                        PercentileSummary.empty(),
                        List.of()),
                commit);
        return new PastRun("runs/night-" + night, measurement, verdict);
    }
}
