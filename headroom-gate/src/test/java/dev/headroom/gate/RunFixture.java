package dev.headroom.gate;

import dev.headroom.gate.metric.BudgetExpression;
import dev.headroom.gate.metric.ExpressionException;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A run of one endpoint, {@code GET /orders}, told in a sentence: 1,000 requests at p95 40 ms, 8 ms CPU, 200 KiB and 3
 * queries each, 400 MiB resident, unless the sentence says otherwise.
 */
final class RunFixture {

    static final String ORDERS = "GET /orders";

    private String id = "head";
    private String endpoint = ORDERS;
    private long requests = 1_000;
    private final Map<RequestOutcome, Long> errors = new EnumMap<>(RequestOutcome.class);
    private double p95Millis = 40;
    private OptionalDouble cpuNanos = OptionalDouble.of(8e6);
    private OptionalDouble bytes = OptionalDouble.of(200 * 1024);
    private OptionalDouble queries = OptionalDouble.of(3);
    private OptionalLong rssPeak = OptionalLong.of(400L << 20);
    private OptionalLong gcPauseNanos = OptionalLong.empty();
    private OptionalLong startupNanos = OptionalLong.empty();
    private boolean complete = true;
    private SelfCheck.Verdict check = SelfCheck.Verdict.VALID;
    private double rate = 100;
    private int cpus = 2;
    private String host = "ci-1";
    private String runtime = "OpenJDK 17.0.15";

    static RunFixture run() {
        return new RunFixture();
    }

    RunFixture called(String name) {
        id = name;
        return this;
    }

    RunFixture endpoint(String name) {
        endpoint = name;
        return this;
    }

    RunFixture requests(long count) {
        requests = count;
        return this;
    }

    RunFixture failed(RequestOutcome outcome, long count) {
        errors.put(outcome, count);
        return this;
    }

    RunFixture p95Millis(double millis) {
        p95Millis = millis;
        return this;
    }

    RunFixture cpuUnknown() {
        cpuNanos = OptionalDouble.empty();
        return this;
    }

    RunFixture bytesPerRequest(double mean) {
        bytes = OptionalDouble.of(mean);
        return this;
    }

    RunFixture queriesPerRequest(double mean) {
        queries = OptionalDouble.of(mean);
        return this;
    }

    RunFixture rssPeakMebibytes(long mebibytes) {
        rssPeak = OptionalLong.of(mebibytes << 20);
        return this;
    }

    RunFixture rssPeakUnknown() {
        rssPeak = OptionalLong.empty();
        return this;
    }

    RunFixture gcPauseMillis(long millis) {
        gcPauseNanos = OptionalLong.of(millis * 1_000_000);
        return this;
    }

    RunFixture startupSeconds(long seconds) {
        startupNanos = OptionalLong.of(seconds * 1_000_000_000);
        return this;
    }

    RunFixture cutShort() {
        complete = false;
        return this;
    }

    RunFixture generatorBound() {
        check = SelfCheck.Verdict.GENERATOR_BOUND;
        return this;
    }

    RunFixture rate(double perSecond) {
        rate = perSecond;
        return this;
    }

    RunFixture cpus(int count) {
        cpus = count;
        return this;
    }

    RunFixture host(String name) {
        host = name;
        return this;
    }

    RunFixture runtime(String name) {
        runtime = name;
        return this;
    }

    RunMeasurement measured() {
        long failed = errors.values().stream().mapToLong(Long::longValue).sum();
        long p95 = (long) (p95Millis * 1e6);
        PercentileSummary response = requests == failed
                ? PercentileSummary.empty()
                : new PercentileSummary(requests - failed, p95 / 4, p95, p95 * 2, p95 * 3, p95 * 4);
        PercentileSummary service = requests == failed
                ? PercentileSummary.empty()
                : new PercentileSummary(requests - failed, p95 / 8, p95 / 2, p95, p95 * 2, p95 * 3);
        PerRequest perRequest = new PerRequest(requests, cpuNanos, bytes, queries);
        List<String> reasons = check == SelfCheck.Verdict.VALID ? List.of() : List.of("It fell 30 % behind its rate.");
        return new RunMeasurement(
                id,
                Instant.parse("2026-03-01T12:00:00Z"),
                Duration.ofSeconds(30),
                complete,
                new Environment(host, "EPYC 7B13", cpus, 8L << 30, "Linux 6.1", runtime, "0.1.0"),
                List.of(new EndpointMeasurement(endpoint, requests, errors, response, service, perRequest)),
                new InstanceMeasurement(
                        rssPeak, OptionalLong.empty(), OptionalDouble.empty(), gcPauseNanos, startupNanos),
                new SelfCheck(
                        check, rate, rate, PercentileSummary.empty(), 0.2, 0, PercentileSummary.empty(), reasons));
    }

    /** A budget of the fixture's endpoint. */
    static Budget budget(String expression) throws ExpressionException {
        return new Budget(Subject.endpoint(ORDERS), BudgetExpression.parse(expression), OptionalDouble.empty());
    }

    static Budget budget(String expression, double regress) throws ExpressionException {
        return new Budget(Subject.endpoint(ORDERS), BudgetExpression.parse(expression), OptionalDouble.of(regress));
    }

    static Budget instanceBudget(String expression) throws ExpressionException {
        return new Budget(Subject.instance("default"), BudgetExpression.parse(expression), OptionalDouble.empty());
    }
}
