package dev.headroom.gate.kept;

import dev.headroom.gate.finding.SeenFinding;
import dev.headroom.gate.finding.SeenFindings;
import dev.headroom.gate.proof.MeasuredRun;
import dev.headroom.measure.Environment;
import dev.headroom.measure.PercentileSummary;
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

/**
 * A shop that was measured now and then: 1,000 requests to {@code GET /orders} at p95 40 ms, give or take 2 % from run to run, with 3 queries
 * each and 400 MiB resident. The times of runs in turn lie a minute apart: before, after, after, before, …
 */
final class Kept {

    static final String ORDERS = "GET /orders";

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final double[] LUCK = {0.00, 0.02, -0.01, 0.01, -0.02, 0.015, -0.005, 0.005};

    private String name = "run";
    private int minute;
    private double p95Millis = 40;
    private long queries = 3;
    private String runtime = "OpenJDK 17.0.15";
    private int cpus = 2;
    private SeenFindings seen = SeenFindings.of(List.of());

    static Kept run(String name, int minute) {
        var run = new Kept();
        run.name = name;
        run.minute = minute;
        return run;
    }

    Kept p95Millis(double millis) {
        p95Millis = millis;
        return this;
    }

    Kept queries(long perRequest) {
        queries = perRequest;
        return this;
    }

    Kept runtime(String other) {
        runtime = other;
        return this;
    }

    Kept cpus(int count) {
        cpus = count;
        return this;
    }

    Kept found(SeenFinding... findings) {
        seen = SeenFindings.of(List.of(findings));
        return this;
    }

    static List<KeptRun> before(int count) {
        return side(count, "before", 0, 1);
    }

    static List<KeptRun> after(int count, double timesSlower) {
        return side(count, "after", 1, timesSlower);
    }

    /** The same, but measured an hour later than all before. */
    static List<KeptRun> later(int count) {
        List<KeptRun> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(run("later-" + i, 60 + i)
                    .p95Millis(40 * (1 + LUCK[(i + 3) % LUCK.length]))
                    .kept());
        }
        return runs;
    }

    private static List<KeptRun> side(int count, String name, int side, double factor) {
        List<KeptRun> runs = new ArrayList<>();
        for (int block = 0; block < count; block++) {
            int turn = block % 2 == 0 ? side : 1 - side;
            double luck = 1 + LUCK[(block + 3 * side) % LUCK.length];
            runs.add(run(name + "-" + (block + 1), 2 * block + turn)
                    .p95Millis(40 * factor * luck)
                    .kept());
        }
        return runs;
    }

    KeptRun kept() {
        return new KeptRun(name, MeasuredRun.of(measurement()), seen);
    }

    private RunMeasurement measurement() {
        long p95 = (long) (p95Millis * 1e6);
        var times = new PercentileSummary(1_000, p95 / 4, p95, 2 * p95, 3 * p95, 4 * p95);
        return new RunMeasurement(
                name,
                NOON.plus(Duration.ofMinutes(minute)),
                Duration.ofSeconds(30),
                true,
                new Environment("ci-1", "EPYC 7B13", cpus, 8L << 30, "Linux 6.1", runtime, "0.1.0"),
                List.of(new EndpointMeasurement(
                        ORDERS,
                        1_000,
                        Map.of(),
                        times,
                        times,
                        new PerRequest(
                                1_000,
                                OptionalDouble.of(8e6),
                                OptionalDouble.of(200 * 1024),
                                OptionalDouble.of(queries)))),
                new InstanceMeasurement(
                        OptionalLong.of(400L << 20),
                        OptionalLong.empty(),
                        OptionalDouble.empty(),
                        OptionalLong.empty()),
                SelfCheck.ofForeignLoad(33));
    }
}
