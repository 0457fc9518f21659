package dev.headroom.cli;

import dev.headroom.diagnose.Diagnosis;
import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.Location;
import dev.headroom.gate.Verdict;
import dev.headroom.measure.Environment;
import dev.headroom.measure.Interval;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.InstanceMeasurement;
import dev.headroom.measure.run.PerRequest;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.measure.run.SelfCheck;
import dev.headroom.report.ReportException;
import dev.headroom.report.RunReport;
import dev.headroom.report.folder.RunFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A run's folder: 1,000 requests to {@code GET /} in 30 s with p95 41.3 ms, 3 queries and 200 KiB each, 412 MiB resident, ready
 * after 3.4 s, and a confirmed N+1 at {@code shop.Orders.list}, line 3.
 */
final class KeptRun {

    static final String CONFIG =
            """
            apiVersion: headroom/v1
            service: {command: java -jar shop.jar, ready: "http://127.0.0.1:8080/health"}
            load: {rate: 400/s, requests: [{name: "GET /", get: /}]}
            budgets:
              - endpoint: "GET /"
                latency: ["p(95)<40ms", "p(99)<1s"]
                throughput: throughput>=30/s
              - instance: default
                startup: startup<8s
                findings: none at level >= io
            """;

    private String config = CONFIG;
    private Map<RequestOutcome, Long> errors = Map.of();
    private boolean complete = true;
    private int minute;
    private double factor = 1;
    private String runtime = "OpenJDK 17";
    private SelfCheck check = SelfCheck.ofForeignLoad(33);

    KeptRun config(String text) {
        config = text;
        return this;
    }

    KeptRun failed(long count) {
        errors = count == 0 ? Map.of() : Map.of(RequestOutcome.BAD_STATUS, count);
        return this;
    }

    KeptRun cutShort() {
        complete = false;
        return this;
    }

    KeptRun atMinute(int started) {
        minute = started;
        return this;
    }

    /** Response times of so many times as long. */
    KeptRun slower(double times) {
        factor = times;
        return this;
    }

    KeptRun runtime(String name) {
        runtime = name;
        return this;
    }

    /** The load generator fell behind. */
    KeptRun generatorBound() {
        check = new SelfCheck(
                SelfCheck.Verdict.GENERATOR_BOUND,
                33,
                20,
                PercentileSummary.empty(),
                1,
                0,
                PercentileSummary.empty(),
                List.of("It fell 30 % behind its rate."));
        return this;
    }

    private boolean isValid() {
        return complete && check.verdict() == SelfCheck.Verdict.VALID;
    }

    Path in(Path folder) throws ReportException {
        RunFolder run = RunFolder.create(folder);
        run.write("headroom.yml", out -> out.write(config.getBytes(StandardCharsets.UTF_8)));
        run.finish(new RunReport(
                "java -jar shop.jar",
                config,
                measurement(folder.getFileName().toString()),
                isValid() ? Verdict.PASS : Verdict.INVALID,
                Optional.empty(),
                List.of(),
                new Diagnosis(
                        List.of(),
                        List.of(),
                        List.of(finding()),
                        List.of(),
                        Diagnosis.none("").moments(),
                        List.of()),
                "async-profiler 4.6",
                List.of(),
                List.of(),
                List.of()));
        return folder;
    }

    private RunMeasurement measurement(String id) {
        long ok = 1_000 - errors.values().stream().mapToLong(Long::longValue).sum();
        PercentileSummary times = ok == 0
                ? PercentileSummary.empty()
                : new PercentileSummary(ok, nanos(10.1), nanos(41.3), nanos(80), nanos(90), nanos(99));
        return new RunMeasurement(
                id,
                Instant.parse("2026-03-01T12:00:00Z").plus(Duration.ofMinutes(minute)),
                Duration.ofSeconds(30),
                complete,
                new Environment("ci-1", "EPYC", 2, 8L << 30, "Linux", runtime, "0.1.0"),
                List.of(new EndpointMeasurement(
                        "GET /",
                        1_000,
                        errors,
                        times,
                        times,
                        new PerRequest(
                                1_000, OptionalDouble.of(8e6), OptionalDouble.of(200 * 1024), OptionalDouble.of(3)))),
                new InstanceMeasurement(
                        OptionalLong.of(412L << 20),
                        OptionalLong.of(100L << 20),
                        OptionalDouble.of(0.5),
                        OptionalLong.of(150_000_000),
                        OptionalLong.of(3_400_000_000L)),
                check);
    }

    private long nanos(double millis) {
        return Math.round(millis * 1e6 * factor);
    }

    private static Finding finding() {
        return new Finding(
                "n-plus-one-queries",
                "One query per order",
                Level.IO,
                new Location("shop.Orders", "list", 3),
                "GET /",
                List.of("21 executions per request."),
                new Gain("p(50)", "nanoseconds", 8e6, new Interval(4e6, 5e6, 6e6), "Time in the repeated statement."),
                List.of(),
                "Fetch all lines in one query.",
                Finding.Status.CONFIRMED,
                List.of());
    }
}
